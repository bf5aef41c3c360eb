package org.campaignautomation.endtoend.fleet;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.campaignautomation.contracts.CloudEventHeaders;

/** What the broker knows of the services, and records that no service would write. */
final class Broker implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);

  private final String bootstrapServers;
  private final Admin admin;
  private final KafkaProducer<String, String> producer;

  Broker(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
    admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
    producer =
        new KafkaProducer<>(
            Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
            new StringSerializer(),
            new StringSerializer());
  }

  /** How many consumers a group has. */
  int members(String group) {
    try {
      return admin.describeConsumerGroups(List.of(group)).all().get().values().stream()
          .mapToInt(description -> description.members().size())
          .sum();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /**
   * The records that are on a topic of dead letters, each once: a pod that stops in the middle of a
   * batch leaves all of it to another, which may write a letter of it again.
   */
  Set<String> deadLetters(String topic) {
    TopicPartition partition = new TopicPartition(topic, 0);
    Set<String> letters = new HashSet<>();
    try (var consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
      while (consumer.position(partition) < end) {
        consumer.poll(POLL).forEach(letter -> letters.add(source(letter)));
      }
    }
    return letters;
  }

  private static String source(ConsumerRecord<String, byte[]> letter) {
    return Stream.of("dead-letter-topic", "dead-letter-partition", "dead-letter-offset")
        .map(name -> new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("-"));
  }

  /** Publishes what says of itself that it is a due job of the tenant {@code acme}. */
  void dueJob(String topic, int partition, String body) {
    var job = new ProducerRecord<>(topic, partition, "poison", body);
    header(job, CloudEventHeaders.ID, "poison-" + partition);
    header(job, CloudEventHeaders.TYPE, "JobDue");
    header(job, CloudEventHeaders.TENANT_ID, "acme");
    try {
      producer.send(job).get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static void header(ProducerRecord<String, String> job, String name, String value) {
    job.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
  }

  private static IllegalStateException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IllegalStateException(e);
  }

  @Override
  public void close() {
    producer.close();
    admin.close();
  }
}
