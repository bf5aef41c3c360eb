package org.campaignautomation.campaign.enrollment;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whether the books balance: jobs and removed jobs against steps planned.
 *
 * @param asOf when they were last computed; null if never
 * @param gap 0 if all balance
 * @param campaigns those with a gap, some of them if there are many
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Books(@Nullable Instant asOf, long gap, List<CampaignBooks> campaigns) {

  /** One campaign's. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record CampaignBooks(
      UUID campaignId, long stepsPlanned, long jobs, long removed, long gap) {}
}
