package org.campaignautomation.platform.event;

import com.fasterxml.jackson.databind.JsonMappingException;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.narayana.jta.QuarkusTransactionException;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.campaignautomation.platform.telemetry.Logs;
import org.jboss.logging.Logger;

/**
 * Applies batches of records to the database so that none is lost and none holds up the others. The
 * batch is one transaction. If that fails for a cause that passes, such as a database that is away,
 * the same batch is tried again, in place, until it succeeds. If it fails for what is in it, it is
 * halved until the record at fault is alone; that goes to the dead-letter topic of the group, as
 * does a record that cannot be read. A letter that Kafka refuses is set aside.
 *
 * <p>When a call returns, all is settled and the offsets may be committed.
 */
@Singleton
public class EventBatches {
  private static final Logger LOG = Logger.getLogger(EventBatches.class);
  private static final Duration RETRY_MIN = Duration.ofMillis(200);
  private static final Duration RETRY_MAX = Duration.ofSeconds(5);
  private static final int TRANSACTION_TIMEOUT_SECONDS = 60;

  private final EventPublisher publisher;
  private final SetAside setAside;
  private final MeterRegistry metrics;
  private final CountDownLatch stopping = new CountDownLatch(1);

  EventBatches(EventPublisher publisher, SetAside setAside, MeterRegistry metrics) {
    this.publisher = publisher;
    this.setAside = setAside;
    this.metrics = metrics;
  }

  void stop(@Observes ShutdownEvent event) {
    stopping.countDown();
  }

  /**
   * Settles a batch.
   *
   * @param group the consumer group, which names the dead-letter topics
   * @param effect runs in a transaction of its own, possibly several times and on parts of the
   *     batch
   * @throws IllegalStateException if the service stops first; the batch must not be acknowledged
   */
  public <T> void apply(
      Iterable<ConsumerRecord<String, byte[]>> records,
      String group,
      EventReader<T> reader,
      Consumer<List<T>> effect) {
    List<Read<T>> batch = new ArrayList<>();
    for (ConsumerRecord<String, byte[]> consumed : records) {
      try {
        IncomingEvent event = IncomingEvent.of(consumed);
        T value = reader.read(event);
        if (value != null) {
          note(event);
          batch.add(new Read<>(consumed, value));
        } else if (consumed.value() != null) {
          metrics.counter("events.unknown", "topic", consumed.topic()).increment();
        }
      } catch (IOException | IllegalArgumentException e) {
        bury(consumed, group, reason(e));
      }
    }
    settle(batch, group, effect);
  }

  private static void note(IncomingEvent event) {
    Logs.event(
        LOG,
        "Read",
        event.type(),
        event.topic(),
        event.id(),
        event.tenantId(),
        event.traceparent());
  }

  private <T> void settle(List<Read<T>> batch, String group, Consumer<List<T>> effect) {
    if (batch.isEmpty()) {
      return;
    }
    try {
      untilItPasses(
          () ->
              QuarkusTransaction.requiringNew()
                  .timeout(TRANSACTION_TIMEOUT_SECONDS)
                  .run(() -> effect.accept(batch.stream().map(Read::value).toList())));
    } catch (LastingException e) {
      if (batch.size() == 1) {
        LOG.errorf(
            "A record cannot be applied: %s, by %s", position(batch.getFirst()), Logs.describe(e));
        bury(batch.getFirst().source(), group, "cannot be applied: " + reason(e.rootCause()));
      } else {
        settle(batch.subList(0, batch.size() / 2), group, effect);
        settle(batch.subList(batch.size() / 2, batch.size()), group, effect);
      }
    }
  }

  private void bury(ConsumerRecord<String, byte[]> consumed, String group, String reason) {
    Map<String, String> headers = new HashMap<>();
    for (Header header : consumed.headers()) {
      if (header.value() != null) {
        headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
      }
    }
    headers.put("dead-letter-reason", reason);
    headers.put("dead-letter-topic", consumed.topic());
    headers.put("dead-letter-partition", Integer.toString(consumed.partition()));
    headers.put("dead-letter-offset", Long.toString(consumed.offset()));
    OutgoingEvent letter =
        OutgoingEvent.of(
                consumed.topic() + "." + group + ".dlq",
                consumed.key() == null ? "" : consumed.key(),
                headers.getOrDefault("ce_type", "unknown"),
                headers.getOrDefault("ce_tenantid", "unknown"),
                consumed.value())
            .withHeaders(headers);
    untilItPasses(() -> publish(letter));
    metrics.counter("events.dead", "topic", consumed.topic()).increment();
    LOG.warnf(
        "Dead letter from %s, partition %d, offset %d",
        consumed.topic(), consumed.partition(), consumed.offset());
  }

  /** A letter that Kafka refuses must not be lost, nor hold up the partition. */
  private void publish(OutgoingEvent letter) {
    List<Refusal> refused = publisher.send(List.of(letter));
    if (!refused.isEmpty()) {
      QuarkusTransaction.requiringNew().run(() -> setAside.keep(refused));
    }
  }

  private void untilItPasses(Runnable action) throws LastingException {
    Duration pause = RETRY_MIN;
    while (true) {
      try {
        action.run();
        return;
      } catch (RuntimeException e) {
        if (stopping.getCount() == 0) {
          // What the action needs is being closed: that is no fault of the batch.
          throw new IllegalStateException("stopping before the batch was settled", e);
        }
        if (!passes(e)) {
          throw new LastingException(e);
        }
        LOG.warnf("A batch waits, next try in %s: %s", pause, rootCause(e).getClass().getName());
      }
      await(pause);
      pause = pause.multipliedBy(2).compareTo(RETRY_MAX) < 0 ? pause.multipliedBy(2) : RETRY_MAX;
    }
  }

  private void await(Duration pause) {
    try {
      if (stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException("stopping before the batch was settled");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted before the batch was settled", e);
    }
  }

  /**
   * Whether the same batch may succeed later. Data and integrity errors (SQLSTATE classes 22 and
   * 23) and our own exceptions come from what is in the batch; all else of the database, a missing
   * column included, is about the installation.
   */
  static boolean passes(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        String state = sql.getSQLState();
        return state == null || !(state.startsWith("22") || state.startsWith("23"));
      }
    }
    return thrown instanceof QuarkusTransactionException || thrown instanceof PublishException;
  }

  /** Says where, never what: a message of the JSON parser may quote the value. */
  private static String reason(Throwable thrown) {
    return switch (thrown) {
      case JsonMappingException mapping when !mapping.getPath().isEmpty() ->
          "cannot be read at " + pointer(mapping);
      case IOException malformed -> "is not JSON of this type";
      case IllegalArgumentException meaningless -> String.valueOf(meaningless.getMessage());
      default -> thrown.getClass().getSimpleName();
    };
  }

  private static String pointer(JsonMappingException mapping) {
    StringBuilder pointer = new StringBuilder();
    mapping
        .getPath()
        .forEach(
            step ->
                pointer
                    .append('/')
                    .append(step.getFieldName() != null ? step.getFieldName() : step.getIndex()));
    return pointer.toString();
  }

  private static String position(Read<?> read) {
    ConsumerRecord<String, byte[]> at = read.source();
    return at.topic() + " partition " + at.partition() + " offset " + at.offset();
  }

  private static Throwable rootCause(Throwable thrown) {
    Throwable cause = thrown;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }

  private record Read<T>(ConsumerRecord<String, byte[]> source, T value) {}

  /** The batch itself is at fault. */
  private static final class LastingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LastingException(RuntimeException cause) {
      super(cause);
    }

    Throwable rootCause() {
      return EventBatches.rootCause(this);
    }
  }
}
