package org.campaignautomation.contracts;

/**
 * Where a campaign is in its life: {@code draft → active ⇄ paused → archived}. A paused campaign
 * goes on enrolling and sends nothing.
 */
public enum CampaignStatus {
  DRAFT,
  ACTIVE,
  PAUSED,
  ARCHIVED
}
