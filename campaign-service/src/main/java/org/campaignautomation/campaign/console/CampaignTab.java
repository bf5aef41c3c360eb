package org.campaignautomation.campaign.console;

import java.util.UUID;

/** The pages of one campaign, in the order in which they are shown. */
public enum CampaignTab {
  OVERVIEW("Overview", ""),
  EDIT("Edit", "/edit"),
  AUTOMATION("Automation", "/automation"),
  VERSIONS("Versions", "/versions");

  private final String title;
  private final String path;

  CampaignTab(String title, String path) {
    this.title = title;
    this.path = path;
  }

  /** As people read it. */
  public String title() {
    return title;
  }

  /** Where it is, for a campaign. */
  public String href(UUID campaignId) {
    return Area.CAMPAIGNS.href() + "/" + campaignId + path;
  }
}
