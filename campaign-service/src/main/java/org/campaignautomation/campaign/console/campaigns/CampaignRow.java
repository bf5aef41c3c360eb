package org.campaignautomation.campaign.console.campaigns;

import java.time.Instant;
import java.util.UUID;
import org.campaignautomation.campaign.definition.Campaign;
import org.campaignautomation.campaign.enrollment.CampaignTotals;
import org.campaignautomation.contracts.CampaignStatus;
import org.jspecify.annotations.Nullable;

/**
 * A line of the list.
 *
 * @param totals null if they are not known now
 */
public record CampaignRow(
    UUID id,
    String name,
    CampaignStatus status,
    Instant updatedAt,
    CampaignTotals.@Nullable Totals totals) {

  static CampaignRow of(Campaign campaign, CampaignTotals.@Nullable Totals totals) {
    return new CampaignRow(
        campaign.id(), campaign.content().name(), campaign.status(), campaign.updatedAt(), totals);
  }
}
