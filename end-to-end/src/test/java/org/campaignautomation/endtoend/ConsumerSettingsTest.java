package org.campaignautomation.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the messaging framework does by default loses records or stops; each channel says better.
 */
class ConsumerSettingsTest {
  private static final String CONNECTOR = "mp.messaging.connector.smallrye-kafka.";
  private static final List<String> MODULES =
      List.of("campaign-service", "enrollment-service", "dispatch-service");
  private static final Map<String, String> SAFE =
      Map.of(
          "batch", "true",
          "auto.offset.reset", "earliest",
          "commit-strategy", "repeated",
          "failure-strategy", "fail",
          "session.timeout.ms", "15000",
          "partition.assignment.strategy",
              "org.apache.kafka.clients.consumer.CooperativeStickyAssignor",
          "value.deserializer", "org.apache.kafka.common.serialization.ByteArrayDeserializer",
          "health-enabled", "false");

  /** A channel and all that holds for it, the connector's own settings included. */
  record Channel(String module, String name, Map<String, String> settings) {}

  static Stream<Channel> incoming() {
    return MODULES.stream().flatMap(module -> channels(module, "incoming"));
  }

  @ParameterizedTest
  @MethodSource("incoming")
  void everyChannelSaysWhatTheDefaultsGetWrong(Channel channel) {
    assertThat(channel.settings()).as(channel.toString()).containsAllEntriesOf(SAFE);
    assertThat(channel.settings().get("group.id"))
        .as("the group, which is the service's name")
        .isIn(channel.module(), "${quarkus.application.name}");
  }

  @Test
  void thereAreChannelsToLookAt() {
    assertThat(incoming().map(Channel::name))
        .containsExactlyInAnyOrder(
            "crm-contacts", "settings", "definitions", "contacts", "deliveries");
  }

  @ParameterizedTest
  @CsvSource({"campaign-service", "enrollment-service", "dispatch-service"})
  void nothingIsPublishedThroughTheFramework(String module) {
    assertThat(channels(module, "outgoing")).isEmpty();
  }

  private static Stream<Channel> channels(String module, String direction) {
    Properties properties = properties(module);
    Map<String, String> shared = new TreeMap<>();
    Map<String, Map<String, String>> channels = new TreeMap<>();
    String prefix = "mp.messaging." + direction + ".";
    for (String key : properties.stringPropertyNames()) {
      String value = properties.getProperty(key);
      if (key.startsWith(CONNECTOR)) {
        shared.put(key.substring(CONNECTOR.length()), value);
      } else if (key.startsWith(prefix)) {
        String[] parts = key.substring(prefix.length()).split("\\.", 2);
        channels.computeIfAbsent(parts[0], name -> new TreeMap<>()).put(parts[1], value);
      }
    }
    return channels.entrySet().stream()
        .map(
            entry -> {
              Map<String, String> all = new TreeMap<>(shared);
              all.putAll(entry.getValue());
              return new Channel(module, entry.getKey(), all);
            });
  }

  private static Properties properties(String module) {
    Path file =
        Path.of("..", module, "src", "main", "resources", "application.properties")
            .toAbsolutePath()
            .normalize();
    try (InputStream in = Files.newInputStream(file)) {
      Properties properties = new Properties();
      properties.load(in);
      return properties;
    } catch (IOException e) {
      throw new AssertionError(file.toString(), e);
    }
  }
}
