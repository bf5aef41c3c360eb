package org.campaignautomation.enrollment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.campaignautomation.contracts.ContractJson;
import org.campaignautomation.contracts.Event;
import org.jspecify.annotations.Nullable;

/** The other services, as far as topics go: publishes their events and reads ours. */
public final class TopicProbe implements AutoCloseable {
  private final KafkaProducer<String, byte[]> producer;
  private final KafkaConsumer<String, byte[]> consumer;
  private final List<ConsumerRecord<String, byte[]>> seen = new ArrayList<>();

  /** Reads the given topics from now on. */
  public TopicProbe(String bootstrapServers, String... topics) {
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
            new StringSerializer(),
            new ByteArraySerializer());
    consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions = new ArrayList<>();
    for (String topic : topics) {
      for (PartitionInfo partition : consumer.partitionsFor(topic)) {
        partitions.add(new TopicPartition(topic, partition.partition()));
      }
    }
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
  }

  public void publish(Event event) {
    publish(event, null);
  }

  public void publish(Event event, @Nullable String traceparent) {
    try {
      publish(
          event.topic(),
          event.key(),
          event.type(),
          ContractJson.mapper().writeValueAsBytes(event),
          traceparent);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void publish(
      String topic, String key, String type, byte[] body, @Nullable String traceparent) {
    var message = new ProducerRecord<String, byte[]>(topic, key, body);
    message.headers().add("ce_id", bytes(UUID.randomUUID().toString()));
    message.headers().add("ce_type", bytes(type));
    if (traceparent != null) {
      message.headers().add("traceparent", bytes(traceparent));
    }
    try {
      producer.send(message).get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("the broker did not take a record", e);
    }
  }

  /** All records of one key read so far; reads on for a moment. */
  public List<ConsumerRecord<String, byte[]>> of(String key) {
    consumer.poll(Duration.ofMillis(100)).forEach(seen::add);
    return seen.stream().filter(one -> key.equals(one.key())).toList();
  }

  public static <T> T body(ConsumerRecord<String, byte[]> consumed, Class<T> type) {
    try {
      return ContractJson.mapper().readValue(consumed.value(), type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static @Nullable String header(ConsumerRecord<String, byte[]> consumed, String name) {
    Header header = consumed.headers().lastHeader(name);
    return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    producer.close();
    consumer.close();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
