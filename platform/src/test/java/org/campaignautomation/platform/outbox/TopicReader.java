package org.campaignautomation.platform.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads what is on a topic. */
record TopicReader(String bootstrapServers) {
  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final Duration POLL = Duration.ofMillis(300);

  static TopicReader of(String bootstrapServers) {
    return new TopicReader(bootstrapServers);
  }

  /** Reads from the start until so many records of the key came, and a moment longer. */
  List<String> bodies(String topic, String key, int expected) {
    Map<String, Object> settings =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ConsumerConfig.GROUP_ID_CONFIG,
            UUID.randomUUID().toString(),
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "earliest");
    List<String> bodies = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      consumer.subscribe(List.of(topic));
      await()
          .atMost(PATIENCE)
          .pollInSameThread()
          .until(
              () -> {
                bodies.addAll(poll(consumer, key));
                return bodies.size() >= expected;
              });
      bodies.addAll(poll(consumer, key));
    }
    return bodies;
  }

  private static List<String> poll(KafkaConsumer<String, byte[]> consumer, String key) {
    List<String> bodies = new ArrayList<>();
    for (ConsumerRecord<String, byte[]> consumed : consumer.poll(POLL)) {
      if (key.equals(consumed.key())) {
        bodies.add(new String(consumed.value(), UTF_8));
      }
    }
    return bodies;
  }
}
