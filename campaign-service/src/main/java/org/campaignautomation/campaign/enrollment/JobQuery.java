package org.campaignautomation.campaign.enrollment;

import org.jspecify.annotations.Nullable;

/** Which jobs are asked for, as the caller wrote it: enrollment-service judges it. */
public record JobQuery(
    boolean testMode,
    @Nullable String status,
    @Nullable String channel,
    @Nullable String stepId,
    @Nullable String contactId,
    @Nullable String limit,
    @Nullable String cursor) {}
