package org.campaignautomation.enrollment.journey;

import java.util.UUID;
import org.campaignautomation.contracts.Channel;
import org.jspecify.annotations.Nullable;

/** Which jobs of a campaign are wanted; null where it does not matter. */
public record JobFilter(
    @Nullable JobStatus status,
    @Nullable Channel channel,
    @Nullable UUID stepId,
    @Nullable UUID contactId) {}
