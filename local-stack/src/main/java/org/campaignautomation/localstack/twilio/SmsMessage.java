package org.campaignautomation.localstack.twilio;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One message that the endpoint accepted, as it stands now.
 *
 * @param sid Twilio's id, {@code SM} and 32 hexadecimal digits
 * @param to the recipient, E.164
 * @param from the sender, E.164 or alphanumeric
 * @param body the text
 * @param segments how many SMS it takes
 * @param status queued, sent, delivered, undelivered or failed
 * @param errorCode why it was not delivered, or null
 * @param createdAt when it was accepted
 * @param updatedAt when its status changed last
 * @param sentAt when it was handed to the carrier, or null
 * @param validitySeconds how long it may wait in the queue
 * @param statusCallback who is told of its statuses, or null
 */
public record SmsMessage(
    String sid,
    String to,
    String from,
    String body,
    int segments,
    String status,
    @Nullable Integer errorCode,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant sentAt,
    int validitySeconds,
    @Nullable String statusCallback) {

  /** The same message, handed to the carrier. */
  SmsMessage sent(Instant now) {
    return moved("sent", null, now, now);
  }

  /** The same message, arrived. */
  SmsMessage delivered(Instant now) {
    return moved("delivered", null, now, sentAt);
  }

  /** The same message, given up by the carrier. */
  SmsMessage undelivered(int code, Instant now) {
    return moved("undelivered", code, now, sentAt);
  }

  /** The same message, given up before a carrier had it. */
  SmsMessage failed(int code, Instant now) {
    return moved("failed", code, now, null);
  }

  private SmsMessage moved(
      String newStatus, @Nullable Integer code, Instant now, @Nullable Instant newSentAt) {
    return new SmsMessage(
        sid,
        to,
        from,
        body,
        segments,
        newStatus,
        code,
        createdAt,
        now,
        newSentAt,
        validitySeconds,
        statusCallback);
  }
}
