package org.campaignautomation.contracts;

import java.time.Instant;
import java.util.UUID;

/**
 * Not handed over, and never to be.
 *
 * @param reason a stable code, such as {@code too_late}
 */
public record DeliverySkipped(
    String tenantId,
    UUID jobId,
    long revision,
    int attempt,
    UUID contactId,
    UUID campaignId,
    Channel channel,
    Instant occurredAt,
    String reason)
    implements DeliveryEvent {}
