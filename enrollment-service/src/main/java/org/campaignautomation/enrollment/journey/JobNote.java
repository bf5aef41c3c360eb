package org.campaignautomation.enrollment.journey;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a person did to a job.
 *
 * @param actor a user's or a key's name
 * @param attempt of the job at that time
 * @param reason in their words
 * @param wasReason with the error, what the job itself said before
 */
public record JobNote(
    Instant at,
    String actor,
    JobStatus from,
    JobStatus to,
    int attempt,
    @Nullable String reason,
    @Nullable String wasReason,
    JobDetails.@Nullable Failure error) {}
