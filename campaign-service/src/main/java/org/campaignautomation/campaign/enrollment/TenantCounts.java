package org.campaignautomation.campaign.enrollment;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * All of a tenant, counted.
 *
 * @param contacts as many as have arrived there
 * @param lastRunAt when jobs were last handed over; null if never
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record TenantCounts(
    Instant asOf,
    long contacts,
    long enrolled,
    AutomationCounts.ByStatus jobs,
    long unknown,
    @Nullable Instant lastRunAt) {}
