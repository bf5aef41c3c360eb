package org.campaignautomation.platform.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.campaignautomation.localstack.testing.StackResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
    value = StackResource.class,
    initArgs = @ResourceArg(name = "service", value = "campaign"))
class EventBatchesIT {
  private static final String TOPIC = "campaign.contacts.v1";
  private static final String GROUP = "enrollment-service";

  @Inject EventPublisher publisher;

  private final MeterRegistry metrics = new SimpleMeterRegistry();
  private final List<String> applied = new ArrayList<>();
  private final List<Refusal> setAside = new ArrayList<>();
  private EventBatches batches;

  @BeforeEach
  void start() {
    batches = new EventBatches(publisher, setAside::addAll, metrics);
  }

  @Test
  void a_batch_waits_in_place_while_the_database_is_away() {
    // given
    AtomicInteger tries = new AtomicInteger();

    // when
    batches.apply(
        records(8),
        GROUP,
        EventBatchesIT::text,
        batch -> {
          if (tries.incrementAndGet() < 3) {
            throw new IllegalStateException(new SQLException("gone", "08006"));
          }
          applied.addAll(batch);
        });

    // then
    assertThat(tries).hasValue(3);
    assertThat(applied).hasSize(8);
    assertThat(buried()).isZero();
  }

  @Test
  void the_one_record_at_fault_is_buried_and_each_other_applied_once_in_order() {
    // when
    batches.apply(
        records(9),
        GROUP,
        EventBatchesIT::text,
        batch -> {
          if (batch.contains("record 5")) {
            throw new IllegalStateException(new SQLException("no such text", "22P05"));
          }
          applied.addAll(batch);
        });

    // then
    assertThat(applied)
        .containsExactly(
            "record 0",
            "record 1",
            "record 2",
            "record 3",
            "record 4",
            "record 6",
            "record 7",
            "record 8");
    assertThat(buried()).isEqualTo(1);
  }

  @Test
  void what_cannot_be_read_is_buried_and_what_is_not_known_is_counted() {
    // when
    batches.apply(
        records(4),
        GROUP,
        event ->
            switch (text(event)) {
              case "record 1" -> throw new IOException("not JSON");
              case "record 2" -> null;
              default -> text(event);
            },
        applied::addAll);

    // then
    assertThat(applied).containsExactly("record 0", "record 3");
    assertThat(buried()).isEqualTo(1);
    assertThat(metrics.counter("events.unknown", "topic", TOPIC).count()).isEqualTo(1);
  }

  @Test
  void a_letter_that_kafka_refuses_is_set_aside_and_holds_up_nobody() {
    // when: this group has no dead-letter topic
    batches.apply(
        records(3),
        "nobody",
        event -> {
          if (text(event).equals("record 1")) {
            throw new IOException("not JSON");
          }
          return text(event);
        },
        applied::addAll);

    // then
    assertThat(applied).containsExactly("record 0", "record 2");
    assertThat(setAside)
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.reason()).isEqualTo("unknown_topic");
              assertThat(letter.event().topic()).isEqualTo(TOPIC + ".nobody.dlq");
              assertThat(letter.event().body()).asString(UTF_8).isEqualTo("record 1");
            });
  }

  @Test
  void what_fails_because_the_service_ends_is_nobodys_fault() {
    // when
    batches.stop(new ShutdownEvent());
    Throwable thrown =
        catchThrowable(
            () ->
                batches.apply(
                    records(3),
                    GROUP,
                    EventBatchesIT::text,
                    batch -> {
                      throw new IllegalStateException("EntityManagerFactory is closed");
                    }));

    // then
    assertThat(thrown).hasMessage("stopping before the batch was settled");
    assertThat(buried()).isZero();
  }

  private double buried() {
    return metrics.counter("events.dead", "topic", TOPIC).count();
  }

  private static List<ConsumerRecord<String, byte[]>> records(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            n -> new ConsumerRecord<>(TOPIC, 0, n, "key " + n, ("record " + n).getBytes(UTF_8)))
        .toList();
  }

  private static String text(IncomingEvent event) {
    byte[] body = event.body();
    return body == null ? "" : new String(body, UTF_8);
  }
}
