package org.campaignautomation.campaign.definition;

import java.util.UUID;
import org.campaignautomation.contracts.CampaignStatus;

/** What a campaign is called and where it is in its life. */
public record CampaignHeader(UUID id, String name, CampaignStatus status) {}
