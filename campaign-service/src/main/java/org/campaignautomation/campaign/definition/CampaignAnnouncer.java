package org.campaignautomation.campaign.definition;

/** Tells the other services, from the caller's transaction. */
public interface CampaignAnnouncer {
  /**
   * A campaign that was ever activated has changed; it stands at the given version and revision.
   */
  void changed(Campaign campaign);
}
