package org.campaignautomation.platform.event;

import static java.util.stream.Collectors.toSet;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.campaignautomation.platform.telemetry.Logs;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Publishes batches and waits for every acknowledgement. A plain producer rather than an emitter:
 * an emitter's buffer is lost in a crash, and here the caller's row is the buffer.
 *
 * <p>A record that the broker refuses for good is told apart from a broker that is away, so that it
 * need not hold up the others.
 */
@Singleton
public class EventPublisher {
  private static final Logger LOG = Logger.getLogger(EventPublisher.class);
  private static final Duration DELIVERY_TIMEOUT = Duration.ofSeconds(10);

  /** Before compression; well above the largest body that the API takes. */
  private static final int MAX_RECORD_BYTES = 4 * 1024 * 1024;

  private final String bootstrapServers;
  private final String source;
  private final TopicDirectory topics;
  private @Nullable KafkaProducer<String, byte[]> producer;

  EventPublisher(
      @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
      @ConfigProperty(name = "quarkus.application.name") String source) {
    this.bootstrapServers = bootstrapServers;
    this.source = source;
    this.topics = new TopicDirectory(bootstrapServers, source + "-topics");
  }

  /**
   * Sends all and returns when the broker has answered for each of them.
   *
   * @return those that it refuses for good; it has all others
   * @throws PublishException if any was neither acknowledged nor refused within ten seconds; some
   *     may have been acknowledged, so the caller sends all again and consumers drop what they know
   */
  public List<Refusal> send(Collection<OutgoingEvent> events) {
    List<Refusal> refused = new ArrayList<>();
    List<OutgoingEvent> open = List.copyOf(events);
    while (!open.isEmpty()) {
      Round round = new Round();
      round.send(open);
      refused.addAll(round.refused);
      if (round.unsettled.isEmpty()) {
        return refused;
      }
      topics.forget(round.unsettled);
      if (round.refused.isEmpty()) {
        discardIfBroken(round.cause);
        throw new PublishException(round.cause);
      }
      // The broker refuses those of one batch together, though one of them is at fault. All others
      // go again, so that the last of a key is its newest.
      Set<UUID> gone = refused.stream().map(one -> one.event().id()).collect(toSet());
      open = open.stream().filter(event -> !gone.contains(event.id())).toList();
    }
    return refused;
  }

  /** Sends each record once. */
  private final class Round {
    private final List<Refusal> refused = new ArrayList<>();
    private final List<OutgoingEvent> unsettled = new ArrayList<>();
    private @Nullable Throwable cause;

    void send(List<OutgoingEvent> events) {
      try {
        Map<String, String> unusable = topics.unusable(events);
        List<OutgoingEvent> sent = new ArrayList<>(events.size());
        List<Future<RecordMetadata>> answers = new ArrayList<>(events.size());
        KafkaProducer<String, byte[]> kafka = producer();
        for (OutgoingEvent event : events) {
          String reason = unusable.get(event.topic());
          if (reason == null) {
            sent.add(event);
            answers.add(kafka.send(event.toRecord(source)));
          } else {
            refused.add(new Refusal(event, reason));
          }
        }
        kafka.flush();
        for (int i = 0; i < sent.size(); i++) {
          settle(sent.get(i), answers.get(i));
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new PublishException(e);
      } catch (KafkaException | IllegalStateException e) {
        // The latter says that the producer was closed, by another thread that found it broken.
        discardIfBroken(e);
        throw new PublishException(e);
      }
    }

    private void settle(OutgoingEvent event, Future<RecordMetadata> answer)
        throws InterruptedException {
      try {
        answer.get();
        note(event);
      } catch (ExecutionException e) {
        String reason = Refusal.reason(e.getCause());
        if (reason == null) {
          unsettled.add(event);
          cause = e.getCause();
        } else {
          refused.add(new Refusal(event, reason));
        }
      }
    }
  }

  /** A producer may come to a state in which it sends nothing any more; the next one works. */
  private synchronized void discardIfBroken(@Nullable Throwable cause) {
    if (producer != null && !(cause instanceof RetriableException)) {
      producer.close(Duration.ZERO);
      producer = null;
    }
  }

  private static void note(OutgoingEvent event) {
    Logs.event(
        LOG,
        "Published",
        event.type(),
        event.topic(),
        event.id().toString(),
        event.tenantId(),
        event.traceparent());
  }

  /** Made on first use, so that a service starts while the broker is away. */
  private synchronized KafkaProducer<String, byte[]> producer() {
    if (producer == null) {
      producer =
          new KafkaProducer<>(
              Map.of(
                  ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                  bootstrapServers,
                  ProducerConfig.CLIENT_ID_CONFIG,
                  source + "-publisher",
                  ProducerConfig.ACKS_CONFIG,
                  "all",
                  ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                  true,
                  ProducerConfig.BATCH_SIZE_CONFIG,
                  64 * 1024,
                  ProducerConfig.COMPRESSION_TYPE_CONFIG,
                  "lz4",
                  ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                  MAX_RECORD_BYTES,
                  ProducerConfig.MAX_BLOCK_MS_CONFIG,
                  DELIVERY_TIMEOUT.toMillis(),
                  ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                  (int) DELIVERY_TIMEOUT.dividedBy(2).toMillis(),
                  ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                  (int) DELIVERY_TIMEOUT.toMillis()),
              new StringSerializer(),
              new ByteArraySerializer());
    }
    return producer;
  }

  @PreDestroy
  synchronized void close() {
    if (producer != null) {
      producer.close(DELIVERY_TIMEOUT);
    }
    topics.close();
  }
}
