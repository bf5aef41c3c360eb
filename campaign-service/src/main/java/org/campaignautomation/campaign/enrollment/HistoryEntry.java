package org.campaignautomation.campaign.enrollment;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to a person in a campaign, or will. Kind, reason and state are passed on
 * as enrollment-service names them.
 *
 * @param at when; of a job that has not ended, when it is planned or due
 * @param jobId null for an enrolment
 * @param step 1 for the first; null for an enrolment
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record HistoryEntry(
    Instant at,
    String kind,
    UUID campaignId,
    int campaignVersion,
    @Nullable UUID jobId,
    @Nullable String jobKind,
    @Nullable UUID stepId,
    @Nullable Integer step,
    @Nullable String channel,
    @Nullable String reason,
    @Nullable String errorCode,
    @Nullable Integer attempt,
    @Nullable String deliveryState,
    @Nullable String actor) {}
