package org.campaignautomation.enrollment.journey;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a campaign stands.
 *
 * @param jobs by status; a status without jobs is absent
 * @param unknown jobs of which nobody knows whether they were accepted
 * @param enrolled how many enrolments there are
 * @param nextDueAt when the next job can be claimed; null if none waits
 * @param lastRunAt when jobs were last handed over; null if never
 * @param asOf the database's clock at the count
 */
public record CampaignCounts(
    Map<JobStatus, Long> jobs,
    long unknown,
    long enrolled,
    @Nullable Instant nextDueAt,
    @Nullable Instant lastRunAt,
    Instant asOf) {

  /** Jobs of a status. */
  public long of(JobStatus status) {
    return jobs.getOrDefault(status, 0L);
  }

  /** Jobs that have not ended. */
  public long open() {
    return of(JobStatus.PENDING) + of(JobStatus.PROCESSING);
  }

  /** All jobs. */
  public long total() {
    return jobs.values().stream().mapToLong(Long::longValue).sum();
  }
}
