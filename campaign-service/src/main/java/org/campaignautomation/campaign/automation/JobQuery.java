package org.campaignautomation.campaign.automation;

import org.jspecify.annotations.Nullable;

/** Which jobs are asked for, as the caller wrote it: enrollment-service judges it. */
public record JobQuery(
    @Nullable String status,
    @Nullable String channel,
    @Nullable String stepId,
    @Nullable String contactId,
    @Nullable String limit,
    @Nullable String cursor) {}
