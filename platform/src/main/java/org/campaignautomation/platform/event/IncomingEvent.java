package org.campaignautomation.platform.event;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * A record as it came: nothing is required of its headers here, since what a foreign producer left
 * out is for the consumer to judge.
 *
 * @param key the record's key
 * @param id the CloudEvents id
 * @param source the CloudEvents source; with {@code id} it names the event
 * @param type the CloudEvents type
 * @param time the CloudEvents time; null also where it cannot be read
 * @param tenantId the tenant the producer claims
 * @param traceparent the trace it belongs to
 * @param body null for a tombstone
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; copying each body would cost
public record IncomingEvent(
    String topic,
    int partition,
    long offset,
    @Nullable String key,
    @Nullable String id,
    @Nullable String source,
    @Nullable String type,
    @Nullable Instant time,
    @Nullable String tenantId,
    @Nullable String traceparent,
    byte @Nullable [] body) {

  /** Reads the headers of a record. */
  public static IncomingEvent of(ConsumerRecord<String, byte[]> consumed) {
    return new IncomingEvent(
        consumed.topic(),
        consumed.partition(),
        consumed.offset(),
        consumed.key(),
        header(consumed, "ce_id"),
        header(consumed, "ce_source"),
        header(consumed, "ce_type"),
        instant(header(consumed, "ce_time")),
        header(consumed, "ce_tenantid"),
        header(consumed, "traceparent"),
        consumed.value());
  }

  private static @Nullable String header(ConsumerRecord<String, byte[]> consumed, String name) {
    Header header = consumed.headers().lastHeader(name);
    return header == null || header.value() == null
        ? null
        : new String(header.value(), StandardCharsets.UTF_8);
  }

  private static @Nullable Instant instant(@Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
