package org.campaignautomation.campaign.contact.web;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.campaignautomation.campaign.contact.Reject;
import org.jspecify.annotations.Nullable;

/**
 * A reject as answered.
 *
 * @param reason why, for people
 * @param body as it came, as text; null once it is replayed
 */
record RejectView(
    UUID id,
    String topic,
    int partition,
    long offset,
    @Nullable String key,
    @Nullable String eventId,
    @Nullable String source,
    @Nullable String type,
    @Nullable Instant time,
    String code,
    @Nullable String pointer,
    String reason,
    @Nullable String body,
    Instant rejectedAt,
    @Nullable Instant replayedAt,
    @Nullable UUID contactId) {

  static RejectView of(Reject reject) {
    Reject.Origin origin = reject.origin();
    return new RejectView(
        reject.id(),
        origin.topic(),
        origin.partition(),
        origin.offset(),
        origin.key(),
        origin.eventId(),
        origin.source(),
        origin.type(),
        origin.time(),
        reject.code(),
        reject.pointer(),
        reject.detail(),
        reject.body() == null ? null : new String(reject.body(), StandardCharsets.UTF_8),
        reject.rejectedAt(),
        reject.replayedAt(),
        reject.contactId());
  }
}
