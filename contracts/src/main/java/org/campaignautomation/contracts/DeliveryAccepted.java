package org.campaignautomation.contracts;

import java.time.Instant;
import java.util.UUID;

/**
 * The provider took the message.
 *
 * @param providerId the provider's id for it: Twilio's SID, or the Message-ID of an e-mail
 */
public record DeliveryAccepted(
    String tenantId,
    UUID jobId,
    long revision,
    int attempt,
    UUID contactId,
    UUID campaignId,
    Channel channel,
    Instant occurredAt,
    String providerId)
    implements DeliveryEvent {}
