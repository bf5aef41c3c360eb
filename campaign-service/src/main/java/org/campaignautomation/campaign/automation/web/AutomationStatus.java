package org.campaignautomation.campaign.automation.web;

import java.time.Instant;
import java.util.UUID;
import org.campaignautomation.campaign.enrollment.AutomationCounts;
import org.campaignautomation.contracts.CampaignStatus;
import org.jspecify.annotations.Nullable;

/** How a campaign's automation stands. */
record AutomationStatus(
    UUID campaignId,
    CampaignStatus status,
    AutomationCounts.ByStatus counts,
    long unknown,
    long enrolled,
    @Nullable Double successRate,
    @Nullable Double failureRate,
    @Nullable Instant nextDueAt,
    @Nullable Instant lastRunAt,
    Instant asOf) {

  static AutomationStatus of(UUID campaignId, CampaignStatus status, AutomationCounts counts) {
    return new AutomationStatus(
        campaignId,
        status,
        counts.counts(),
        counts.unknown(),
        counts.enrolled(),
        counts.successRate(),
        counts.failureRate(),
        counts.nextDueAt(),
        counts.lastRunAt(),
        counts.asOf());
  }
}
