package org.campaignautomation.platform.event;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.campaignautomation.platform.telemetry.Logs;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Publishes batches and waits for every acknowledgement. A plain producer rather than an emitter:
 * an emitter's buffer is lost in a crash, and here the caller's row is the buffer.
 */
@Singleton
public class EventPublisher {
  private static final Logger LOG = Logger.getLogger(EventPublisher.class);
  private static final Duration DELIVERY_TIMEOUT = Duration.ofSeconds(10);

  /** Before compression; well above the largest body that the API takes. */
  private static final int MAX_RECORD_BYTES = 4 * 1024 * 1024;

  private final String bootstrapServers;
  private final String source;
  private @Nullable KafkaProducer<String, byte[]> producer;

  EventPublisher(
      @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
      @ConfigProperty(name = "quarkus.application.name") String source) {
    this.bootstrapServers = bootstrapServers;
    this.source = source;
  }

  /**
   * Sends all and returns when the broker has acknowledged all of them.
   *
   * @throws PublishException if any was not acknowledged within ten seconds; some may have been, so
   *     the caller sends all again and consumers drop what they know
   */
  public void send(Collection<OutgoingEvent> events) {
    if (events.isEmpty()) {
      return;
    }
    KafkaProducer<String, byte[]> kafka = producer();
    List<Future<RecordMetadata>> acknowledgements = new ArrayList<>(events.size());
    try {
      for (OutgoingEvent event : events) {
        acknowledgements.add(kafka.send(event.toRecord(source)));
      }
      kafka.flush();
      for (Future<RecordMetadata> acknowledgement : acknowledgements) {
        acknowledgement.get();
      }
      events.forEach(EventPublisher::note);
    } catch (ExecutionException e) {
      throw new PublishException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PublishException(e);
    } catch (KafkaException e) {
      throw new PublishException(e);
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
  }
}
