package org.campaignautomation.enrollment.journey.web;

import java.time.Instant;
import org.campaignautomation.enrollment.journey.CampaignCounts;
import org.campaignautomation.enrollment.journey.JobStatus;
import org.jspecify.annotations.Nullable;

/**
 * How a campaign stands.
 *
 * @param successRate completed over completed and failed; null while there are neither
 */
record StatusView(
    Counts counts,
    long unknown,
    long enrolled,
    @Nullable Double successRate,
    @Nullable Double failureRate,
    @Nullable Instant nextDueAt,
    @Nullable Instant lastRunAt,
    Instant asOf) {

  /** Jobs by status. */
  record Counts(
      long total,
      long pending,
      long processing,
      long completed,
      long failed,
      long skipped,
      long cancelled) {}

  static StatusView of(CampaignCounts counts) {
    long completed = counts.of(JobStatus.COMPLETED);
    long failed = counts.of(JobStatus.FAILED);
    return new StatusView(
        new Counts(
            counts.total(),
            counts.of(JobStatus.PENDING),
            counts.of(JobStatus.PROCESSING),
            completed,
            failed,
            counts.of(JobStatus.SKIPPED),
            counts.of(JobStatus.CANCELLED)),
        counts.unknown(),
        counts.enrolled(),
        rate(completed, completed + failed),
        rate(failed, completed + failed),
        counts.nextDueAt(),
        counts.lastRunAt(),
        counts.asOf());
  }

  private static @Nullable Double rate(long part, long whole) {
    return whole == 0 ? null : (double) part / whole;
  }
}
