package org.campaignautomation.enrollment.journey;

import java.util.UUID;

/** People on a version of a campaign who wait for a step, those in flight included. */
public record StepWaiting(int campaignVersion, UUID stepId, long count) {}
