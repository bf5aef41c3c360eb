package org.campaignautomation.campaign.console;

import java.util.List;
import java.util.UUID;
import org.campaignautomation.campaign.definition.Campaign;
import org.campaignautomation.contracts.CampaignStatus;

/**
 * What stands above each page of a campaign: its name, its state, and what can be done with it.
 *
 * @param revision of the campaign as it is shown, for what is done with it
 */
public record CampaignTop(UUID id, String name, CampaignStatus status, int version, long revision) {

  /** Of a campaign as it is. */
  public static CampaignTop of(Campaign campaign) {
    return new CampaignTop(
        campaign.id(),
        campaign.content().name(),
        campaign.status(),
        campaign.version(),
        campaign.revision());
  }

  /** Where it begins. */
  public String href() {
    return CampaignTab.OVERVIEW.href(id);
  }

  /** Where something is done with it as a whole: {@code activate}, {@code pause} and so on. */
  public String life(String action) {
    return href() + "/life/" + action;
  }

  /** Its pages. */
  public List<CampaignTab> tabs() {
    return List.of(CampaignTab.values());
  }

  public boolean draft() {
    return status == CampaignStatus.DRAFT;
  }

  public boolean active() {
    return status == CampaignStatus.ACTIVE;
  }

  public boolean paused() {
    return status == CampaignStatus.PAUSED;
  }

  public boolean archived() {
    return status == CampaignStatus.ARCHIVED;
  }
}
