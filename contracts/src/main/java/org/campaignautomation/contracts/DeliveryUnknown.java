package org.campaignautomation.contracts;

import java.time.Instant;
import java.util.UUID;

/**
 * Handed over, and no answer: it may or may not have been accepted. Never resent by itself.
 *
 * @param detail for the reader, without address or credential
 */
public record DeliveryUnknown(
    String tenantId,
    UUID jobId,
    long revision,
    int attempt,
    UUID contactId,
    UUID campaignId,
    Channel channel,
    Instant occurredAt,
    String detail)
    implements DeliveryEvent {}
