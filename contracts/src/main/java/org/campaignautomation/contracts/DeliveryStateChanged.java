package org.campaignautomation.contracts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * News of a message that its provider had taken. States are ordered as declared after "accepted",
 * and none goes back.
 *
 * @param code the provider's code, if it gave one
 */
public record DeliveryStateChanged(
    String tenantId,
    UUID jobId,
    long revision,
    int attempt,
    UUID contactId,
    UUID campaignId,
    Channel channel,
    Instant occurredAt,
    DeliveryState state,
    @Nullable String code)
    implements DeliveryEvent {}
