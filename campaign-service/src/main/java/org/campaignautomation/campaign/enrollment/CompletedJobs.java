package org.campaignautomation.campaign.enrollment;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Jobs that ended as accepted, per campaign. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record CompletedJobs(Instant asOf, List<CampaignJobs> campaigns) {

  /**
   * One campaign's.
   *
   * @param completed removed ones included; it never falls
   * @param open jobs that may have been accepted without enrollment-service knowing yet
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record CampaignJobs(UUID campaignId, long completed, long open) {
    /** Of a campaign that has none. */
    public static CampaignJobs none(UUID campaignId) {
      return new CampaignJobs(campaignId, 0, 0);
    }
  }

  /** Which campaigns are asked about. */
  record Question(List<UUID> campaignIds) {}
}
