package org.campaignautomation.enrollment.journey;

import java.time.Instant;
import java.util.UUID;
import org.campaignautomation.enrollment.contact.StoredContact;
import org.jspecify.annotations.Nullable;

/**
 * A contact that is held against campaigns.
 *
 * @param acceptedAt decides which it matches
 * @param traceparent the trace of the event that brought it
 */
record Arrival(
    UUID contactId,
    String tenantId,
    Instant acceptedAt,
    String zone,
    String zoneSource,
    @Nullable String traceparent) {

  static Arrival of(StoredContact stored, @Nullable String traceparent) {
    return new Arrival(
        stored.contactId(),
        stored.tenantId(),
        stored.acceptedAt(),
        stored.contact().zone(),
        stored.contact().zoneSource(),
        traceparent);
  }
}
