package org.campaignautomation.benchmarks.sending;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.campaignautomation.contracts.CloudEventHeaders;
import org.campaignautomation.contracts.ContractJson;
import org.campaignautomation.contracts.Event;

/** Publishes what other services would. */
public final class EventFeed implements AutoCloseable {
  private final Queue<Future<RecordMetadata>> sent = new ConcurrentLinkedQueue<>();
  private final KafkaProducer<String, byte[]> producer;

  /** Publishes to a broker. */
  public EventFeed(String bootstrapServers) {
    producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.LINGER_MS_CONFIG,
                5),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  /** Publishes; the broker has it when {@link #flush} returns. */
  public void send(Event event) {
    try {
      var message =
          new ProducerRecord<String, byte[]>(
              event.topic(), event.key(), ContractJson.mapper().writeValueAsBytes(event));
      header(message, CloudEventHeaders.ID, UUID.randomUUID().toString());
      header(message, CloudEventHeaders.TYPE, event.type());
      header(message, CloudEventHeaders.TENANT_ID, event.tenantId());
      sent.add(producer.send(message));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Waits for the broker.
   *
   * @throws IllegalStateException if it refused an event
   */
  public void flush() {
    producer.flush();
    try {
      for (Future<RecordMetadata> one = sent.poll(); one != null; one = sent.poll()) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("the broker refused an event", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void header(ProducerRecord<String, byte[]> message, String name, String value) {
    message.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    producer.close();
  }
}
