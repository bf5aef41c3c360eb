package org.campaignautomation.contracts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Not handed over now; to be tried later.
 *
 * @param reason a stable code
 * @param notBefore the earliest instant that makes sense, if known
 * @param attemptSpent whether it counts as one of the job's attempts
 */
public record DeliveryDeferred(
    String tenantId,
    UUID jobId,
    long revision,
    int attempt,
    UUID contactId,
    UUID campaignId,
    Channel channel,
    Instant occurredAt,
    String reason,
    @Nullable Instant notBefore,
    boolean attemptSpent)
    implements DeliveryEvent {}
