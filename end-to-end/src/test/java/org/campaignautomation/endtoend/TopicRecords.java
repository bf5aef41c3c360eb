package org.campaignautomation.endtoend;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.campaignautomation.endtoend.installation.Installation;
import org.campaignautomation.endtoend.installation.Person;

/** All that stands on a topic at one moment. */
record TopicRecords(List<ConsumerRecord<String, String>> records) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Reads the topic from its beginning to its present end. */
  static TopicRecords of(Installation installation, String topic) {
    Map<String, Object> config =
        Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, installation.bootstrapServers());
    try (var consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<ConsumerRecord<String, String>> records = new ArrayList<>();
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
      }
      return new TopicRecords(records);
    }
  }

  /** The types of the contact events about one person, in order. */
  List<String> typesAbout(Person person) {
    return records.stream()
        .filter(event -> event.value() != null)
        .filter(event -> isAbout(person, event.value()))
        .map(event -> header(event, "ce_type"))
        .toList();
  }

  /**
   * Type and revision of what was told of contacts, by external id, of those that begin so. What a
   * killed process told twice is the same.
   */
  Map<String, Set<String>> changesByExternalId(String prefix) {
    Map<String, Set<String>> changes = new HashMap<>();
    for (ConsumerRecord<String, String> event : records) {
      JsonNode body = event.value() == null ? MissingNode.getInstance() : parse(event.value());
      String externalId = body.at("/contact/externalId").asText();
      if (externalId.startsWith(prefix)) {
        changes
            .computeIfAbsent(externalId, id -> new TreeSet<>())
            .add(header(event, "ce_type") + " " + body.path("revision").asText());
      }
    }
    return changes;
  }

  private static boolean isAbout(Person person, String body) {
    return parse(body).at("/contact/externalId").asText().equals(person.externalId());
  }

  private static JsonNode parse(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A header of a record, as text; empty if it has none. */
  static String header(ConsumerRecord<String, String> event, String name) {
    Header header = event.headers().lastHeader(name);
    return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
  }
}
