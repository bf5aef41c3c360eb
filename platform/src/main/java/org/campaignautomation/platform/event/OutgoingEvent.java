package org.campaignautomation.platform.event;

import com.github.f4b6a3.uuid.util.UuidUtil;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
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
 * @param headers further headers; they replace ours of the same name, for a record passed on as it
 *     came
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; copying each body would cost
public record OutgoingEvent(
    UUID id,
    String topic,
    String key,
    String type,
    String tenantId,
    byte @Nullable [] body,
    @Nullable String traceparent,
    Map<String, String> headers) {

  public OutgoingEvent {
    headers = Map.copyOf(headers);
  }

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
    return new OutgoingEvent(Ids.next(), topic, key, type, tenantId, body, traceparent, Map.of());
  }

  /** The same with further headers. */
  public OutgoingEvent withHeaders(Map<String, String> further) {
    return new OutgoingEvent(id, topic, key, type, tenantId, body, traceparent, further);
  }

  ProducerRecord<String, byte[]> toRecord(String source) {
    var result = new ProducerRecord<String, byte[]>(topic, key, body);
    Headers to = result.headers();
    add(to, "ce_specversion", "1.0");
    add(to, "ce_id", id.toString());
    add(to, "ce_source", source);
    add(to, "ce_type", type);
    add(to, "ce_time", time().toString());
    add(to, "ce_subject", key);
    add(to, "ce_tenantid", tenantId);
    add(to, "content-type", "application/json");
    if (traceparent != null) {
      add(to, "traceparent", traceparent);
    }
    headers.forEach(
        (name, value) -> {
          to.remove(name);
          add(to, name, value);
        });
    return result;
  }

  private Instant time() {
    return UuidUtil.getInstant(id);
  }

  private static void add(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
