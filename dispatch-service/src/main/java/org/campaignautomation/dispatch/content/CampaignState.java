package org.campaignautomation.dispatch.content;

import org.campaignautomation.contracts.CampaignStatus;

/**
 * What is known of a campaign when a job of it is claimed.
 *
 * @param status where the campaign is in its life
 * @param contentRevision of the version's content; changes with each edit of it
 */
public record CampaignState(CampaignStatus status, long contentRevision) {}
