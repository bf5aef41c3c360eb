package org.campaignautomation.platform.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class EventHeadersTest {
  private static final String TRACEPARENT =
      "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

  @Test
  void what_is_published_is_read_back() {
    // given
    OutgoingEvent event =
        OutgoingEvent.of(
            "campaign.contacts.v1",
            "k1",
            "ContactAdded",
            "acme",
            "{}".getBytes(UTF_8),
            TRACEPARENT);

    // when
    IncomingEvent read = IncomingEvent.of(consumed(event.toRecord("campaign-service")));

    // then
    assertThat(read.id()).isEqualTo(event.id().toString());
    assertThat(read.source()).isEqualTo("campaign-service");
    assertThat(read.type()).isEqualTo("ContactAdded");
    assertThat(read.tenantId()).isEqualTo("acme");
    assertThat(read.traceparent()).isEqualTo(TRACEPARENT);
    assertThat(read.key()).isEqualTo("k1");
    assertThat(read.body()).isEqualTo("{}".getBytes(UTF_8));
    assertThat(read.time())
        .asInstanceOf(InstanceOfAssertFactories.INSTANT)
        .isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
  }

  @Test
  void a_record_names_its_cloudevents_version_and_content_type() {
    // when
    Headers headers =
        OutgoingEvent.of("t.v1", "k", "Type", "acme", null).toRecord("source").headers();

    // then
    assertThat(text(headers, "ce_specversion")).isEqualTo("1.0");
    assertThat(text(headers, "content-type")).isEqualTo("application/json");
    assertThat(headers.lastHeader("traceparent")).isNull();
  }

  @Test
  void foreign_headers_that_make_no_sense_are_left_to_the_consumer() {
    // given
    var foreign = new ProducerRecord<String, byte[]>("crm.acme.contacts.v1", null, null);
    Map.of("ce_time", "yesterday", "ce_type", "contact.created")
        .forEach((name, value) -> foreign.headers().add(name, value.getBytes(UTF_8)));
    foreign.headers().add("ce_id", null);

    // when
    IncomingEvent read = IncomingEvent.of(consumed(foreign));

    // then
    assertThat(read.time()).isNull();
    assertThat(read.id()).isNull();
    assertThat(read.body()).isNull();
    assertThat(read.type()).isEqualTo("contact.created");
  }

  private static String text(Headers headers, String name) {
    return new String(headers.lastHeader(name).value(), UTF_8);
  }

  private static ConsumerRecord<String, byte[]> consumed(ProducerRecord<String, byte[]> produced) {
    return new ConsumerRecord<>(
        produced.topic(),
        0,
        7,
        0,
        TimestampType.CREATE_TIME,
        0,
        0,
        produced.key(),
        produced.value(),
        new RecordHeaders(produced.headers()),
        Optional.empty());
  }
}
