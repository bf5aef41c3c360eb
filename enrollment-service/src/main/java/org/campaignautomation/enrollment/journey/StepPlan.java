package org.campaignautomation.enrollment.journey;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the end of a job means for a step behind it.
 *
 * @param afterJob takes effect only with this job's change
 * @param targetAt null leaves the plan
 * @param plannedAt null leaves the plan
 * @param armed whether this step is next, and gets its due time
 */
record StepPlan(
    UUID afterJob,
    UUID enrollmentId,
    int step,
    @Nullable Instant targetAt,
    @Nullable Instant plannedAt,
    boolean armed) {}
