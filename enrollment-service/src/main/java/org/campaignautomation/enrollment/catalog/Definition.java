package org.campaignautomation.enrollment.catalog;

/** What one event says of a campaign: its life, and the version that was current then. */
public record Definition(Campaign campaign, CampaignVersion version) {}
