package org.campaignautomation.campaign.enrollment;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A campaign's jobs, counted.
 *
 * @param unknown jobs of which nobody knows whether they were sent; part of the counts too
 * @param enrolled people who were ever enrolled
 * @param successRate completed over completed and failed; null at 0
 * @param failureRate failed over completed and failed; null at 0
 * @param nextDueAt when the next job goes out; null if none waits
 * @param lastRunAt when jobs were last handed over; null if never
 * @param asOf when it was counted
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record AutomationCounts(
    ByStatus counts,
    long unknown,
    long enrolled,
    @Nullable Double successRate,
    @Nullable Double failureRate,
    @Nullable Instant nextDueAt,
    @Nullable Instant lastRunAt,
    Instant asOf) {

  /** Jobs by status. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record ByStatus(
      long total,
      long pending,
      long processing,
      long completed,
      long failed,
      long skipped,
      long cancelled) {}
}
