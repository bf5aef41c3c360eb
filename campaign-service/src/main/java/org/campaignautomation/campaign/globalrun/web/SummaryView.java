package org.campaignautomation.campaign.globalrun.web;

import java.time.Instant;
import java.util.Map;
import org.campaignautomation.campaign.enrollment.AutomationCounts;
import org.campaignautomation.campaign.globalrun.Summary;
import org.campaignautomation.contracts.CampaignStatus;
import org.jspecify.annotations.Nullable;

/** Everything, counted. */
record SummaryView(
    Instant asOf,
    CampaignCounts campaigns,
    long contacts,
    long enrolled,
    AutomationCounts.ByStatus jobs,
    long unknown,
    long booksGap,
    @Nullable Instant lastRunAt) {

  /** Campaigns by status. */
  record CampaignCounts(long draft, long active, long paused, long archived) {
    static CampaignCounts of(Map<CampaignStatus, Long> counts) {
      return new CampaignCounts(
          counts.getOrDefault(CampaignStatus.DRAFT, 0L),
          counts.getOrDefault(CampaignStatus.ACTIVE, 0L),
          counts.getOrDefault(CampaignStatus.PAUSED, 0L),
          counts.getOrDefault(CampaignStatus.ARCHIVED, 0L));
    }
  }

  static SummaryView of(Summary summary) {
    return new SummaryView(
        summary.asOf(),
        CampaignCounts.of(summary.campaigns()),
        summary.contacts(),
        summary.enrolled(),
        summary.jobs(),
        summary.unknown(),
        summary.booksGap(),
        summary.lastRunAt());
  }
}
