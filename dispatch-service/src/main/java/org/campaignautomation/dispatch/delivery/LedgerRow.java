package org.campaignautomation.dispatch.delivery;

import java.time.Instant;
import java.util.UUID;
import org.campaignautomation.contracts.Channel;
import org.jspecify.annotations.Nullable;

/**
 * A row of the ledger, as far as its answer needs it.
 *
 * @param revision of the newest JobDue for it
 * @param traceparent of the hand-over
 * @param endedAt null while sending
 */
record LedgerRow(
    AttemptKey key,
    String tenantId,
    long revision,
    UUID contactId,
    UUID campaignId,
    Channel channel,
    Ending ending,
    @Nullable String traceparent,
    @Nullable Instant endedAt) {}
