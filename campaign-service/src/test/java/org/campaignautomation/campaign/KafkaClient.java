package org.campaignautomation.campaign;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A CRM, and a reader of what the service publishes. */
public final class KafkaClient implements AutoCloseable {
  private static final Duration REST = Duration.ofSeconds(1);

  private final String bootstrapServers;
  private final KafkaProducer<String, byte[]> producer;

  public KafkaClient(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  /** Sends one record and waits for the broker. */
  public void send(String topic, String key, String body, Map<String, String> headers) {
    var outgoing = new ProducerRecord<>(topic, key, body.getBytes(StandardCharsets.UTF_8));
    headers.forEach(
        (name, value) -> outgoing.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    try {
      producer.send(outgoing).get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** All records of a topic from its beginning, until one has a text. */
  public List<ConsumerRecord<String, byte[]>> readUntil(
      String topic, Predicate<String> last, Duration patience) {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            bootstrapServers,
            "group.id",
            UUID.randomUUID().toString(),
            "auto.offset.reset",
            "earliest");
    List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
    Instant end = Instant.now().plus(patience);
    try (var consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      consumer.subscribe(List.of(topic));
      boolean seen = false;
      while (!seen && Instant.now().isBefore(end)) {
        for (ConsumerRecord<String, byte[]> one : consumer.poll(Duration.ofMillis(200))) {
          found.add(one);
          seen |= one.value() != null && last.test(new String(one.value(), StandardCharsets.UTF_8));
        }
      }
      if (!seen) {
        throw new AssertionError("not seen on " + topic + " among " + found.size() + " records");
      }
      // What was sent at the same time may stand in other partitions.
      for (var more = consumer.poll(REST); !more.isEmpty(); more = consumer.poll(REST)) {
        more.forEach(found::add);
      }
      return found;
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
