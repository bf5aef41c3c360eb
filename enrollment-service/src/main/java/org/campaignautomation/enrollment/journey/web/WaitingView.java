package org.campaignautomation.enrollment.journey.web;

import java.util.List;
import java.util.UUID;

/** How many people wait for each step. */
record WaitingView(List<StepCount> waiting) {
  /** The people at one step. */
  record StepCount(UUID stepId, long count) {}
}
