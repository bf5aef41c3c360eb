package org.campaignautomation.campaign.progress;

import java.util.Map;
import java.util.UUID;

/**
 * Something of a campaign changed.
 *
 * @param jobs jobs that did, with the status each came to have, in lower case
 * @param truncated whether more did than are named
 */
public record CampaignChange(
    String tenantId, UUID campaignId, Map<UUID, String> jobs, boolean truncated) {

  public CampaignChange {
    jobs = Map.copyOf(jobs);
  }

  /** The campaign itself changed, and no job that is named. */
  public static CampaignChange ofItself(String tenantId, UUID campaignId) {
    return new CampaignChange(tenantId, campaignId, Map.of(), false);
  }
}
