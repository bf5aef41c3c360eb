package org.campaignautomation.campaign.enrollment;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How some campaigns stand, in one answer. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record CampaignTotals(Instant asOf, List<Totals> campaigns) {

  /**
   * One campaign's.
   *
   * @param enrolled people who were ever enrolled
   * @param waiting jobs that are pending or being sent
   * @param nextDueAt when the next job goes out; null if none waits
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Totals(
      UUID campaignId,
      long enrolled,
      long waiting,
      long completed,
      long failed,
      @Nullable Instant nextDueAt) {}

  /** Which campaigns are asked about. */
  record Question(List<UUID> campaignIds) {}
}
