package org.campaignautomation.contracts;

import java.time.Instant;
import java.util.UUID;

/**
 * The provider surely did not take the message.
 *
 * @param failureClass decides about a further attempt
 * @param code the provider's own code, such as {@code 550 5.1.1} or {@code 21211}, or ours
 * @param detail for the reader, without address or credential
 */
public record DeliveryFailed(
    String tenantId,
    UUID jobId,
    long revision,
    int attempt,
    UUID contactId,
    UUID campaignId,
    Channel channel,
    Instant occurredAt,
    FailureClass failureClass,
    String code,
    String detail)
    implements DeliveryEvent {}
