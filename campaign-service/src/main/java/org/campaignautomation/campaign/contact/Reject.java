package org.campaignautomation.campaign.contact;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A record of the CRM's topic that could not be taken in.
 *
 * @param code why, for programs
 * @param pointer where in the body, if it is about a place
 * @param detail why, for people
 * @param body the record's bytes
 * @param replayedAt when it was taken in after all
 * @param contactId the contact that it then became
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; copying each body would cost
public record Reject(
    UUID id,
    String tenantId,
    Origin origin,
    String code,
    @Nullable String pointer,
    String detail,
    byte @Nullable [] body,
    Instant rejectedAt,
    @Nullable Instant replayedAt,
    @Nullable UUID contactId) {

  /** Where a record stood and what its producer said of it. */
  public record Origin(
      String topic,
      int partition,
      long offset,
      @Nullable String key,
      @Nullable String eventId,
      @Nullable String source,
      @Nullable String type,
      @Nullable Instant time) {}
}
