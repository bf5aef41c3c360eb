package org.campaignautomation.campaign.enrollment;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.List;
import org.campaignautomation.contracts.Delay;
import org.campaignautomation.contracts.DelayFrom;
import org.campaignautomation.contracts.Schedule;
import org.jspecify.annotations.Nullable;

/**
 * Asks when the steps of a sequence would be due.
 *
 * @param zone of the contact
 * @param schedule null for always open
 */
public record SchedulePreview(
    Instant enrolledAt, @Nullable String zone, @Nullable Schedule schedule, List<Wait> steps) {

  /** How long a step waits. */
  public record Wait(Delay delay, DelayFrom delayFrom) {}

  /**
   * When a step would be due.
   *
   * @param step 1 for the first
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Planned(int step, Instant targetAt, Instant dueAt) {}
}
