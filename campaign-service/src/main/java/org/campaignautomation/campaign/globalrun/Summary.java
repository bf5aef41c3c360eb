package org.campaignautomation.campaign.globalrun;

import java.time.Instant;
import java.util.Map;
import org.campaignautomation.campaign.enrollment.AutomationCounts;
import org.campaignautomation.contracts.CampaignStatus;
import org.jspecify.annotations.Nullable;

/**
 * Everything, counted.
 *
 * @param asOf when the oldest part was counted
 * @param booksGap what the books are off by; 0 if they balance
 * @param lastRunAt when jobs were last handed over; null if never
 */
public record Summary(
    Instant asOf,
    Map<CampaignStatus, Long> campaigns,
    long contacts,
    long enrolled,
    AutomationCounts.ByStatus jobs,
    long unknown,
    long booksGap,
    @Nullable Instant lastRunAt) {}
