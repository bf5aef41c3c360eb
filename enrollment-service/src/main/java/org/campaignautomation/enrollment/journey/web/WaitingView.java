package org.campaignautomation.enrollment.journey.web;

import java.util.List;
import org.campaignautomation.enrollment.journey.StepWaiting;

/** How many people wait for each step, by version. */
record WaitingView(List<StepWaiting> waiting) {}
