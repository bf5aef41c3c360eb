package org.campaignautomation.platform.event;

import com.github.f4b6a3.uuid.util.UuidUtil;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.campaignautomation.platform.ids.Ids;
import org.campaignautomation.platform.telemetry.Traces;
import org.jspecify.annotations.Nullable;

/**
 * A record on its way to Kafka: CloudEvents 1.0 in the Kafka protocol binding's binary mode.
 *
 * @param id the event's id, a version 7 UUID, from which its time is read; the same when it is sent
 *     again
 * @param type the CloudEvents type
 * @param body JSON; null for a tombstone
 * @param traceparent the trace it belongs to, if any
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; copying each body would cost
public record OutgoingEvent(
    UUID id,
    String topic,
    String key,
    String type,
    String tenantId,
    byte @Nullable [] body,
    @Nullable String traceparent) {

  /** A new event that belongs to the current trace. */
  public static OutgoingEvent of(
      String topic, String key, String type, String tenantId, byte @Nullable [] body) {
    return of(topic, key, type, tenantId, body, Traces.currentTraceparent());
  }

  /** A new event that belongs to the given trace. */
  public static OutgoingEvent of(
      String topic,
      String key,
      String type,
      String tenantId,
      byte @Nullable [] body,
      @Nullable String traceparent) {
    return new OutgoingEvent(Ids.next(), topic, key, type, tenantId, body, traceparent);
  }

  ProducerRecord<String, byte[]> toRecord(String source) {
    var result = new ProducerRecord<String, byte[]>(topic, key, body);
    Headers headers = result.headers();
    add(headers, "ce_specversion", "1.0");
    add(headers, "ce_id", id.toString());
    add(headers, "ce_source", source);
    add(headers, "ce_type", type);
    add(headers, "ce_time", time().toString());
    add(headers, "ce_subject", key);
    add(headers, "ce_tenantid", tenantId);
    add(headers, "content-type", "application/json");
    if (traceparent != null) {
      add(headers, "traceparent", traceparent);
    }
    return result;
  }

  private Instant time() {
    return UuidUtil.getInstant(id);
  }

  private static void add(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
