package org.campaignautomation.benchmarks.enrolling;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.campaignautomation.benchmarks.Figure;
import org.campaignautomation.benchmarks.Measured;
import org.campaignautomation.contracts.CloudEventHeaders;
import org.campaignautomation.contracts.Topics;

/** Rows of an outbox, for a topic that nobody reads, and what of them is on it. */
final class OutboxRows {
  static final String TOPIC = Topics.PROGRESS;

  private final Enrollment enrollment;

  OutboxRows(Enrollment enrollment) {
    this.enrollment = enrollment;
  }

  /**
   * Adds rows in one transaction.
   *
   * @return the last one's id
   */
  long add(String table, int rows) {
    enrollment.execute(
        """
        insert into %s (event_id, topic, record_key, type, tenant_id, body)
        select uuidv7(), '%s', (n %% 1000)::text, 'Benchmark', 'acme', convert_to(repeat('x', 400), 'UTF8')
        from generate_series(1, %d) as n
        """
            .formatted(table, TOPIC, rows));
    return enrollment.number("select max(id) from " + table);
  }

  /** Whether a row is gone; by its key, as looking for any row passes all that were removed. */
  boolean isGone(String table, long id) {
    return enrollment.number("select count(*) from %s where id = %d".formatted(table, id)) == 0;
  }

  /** Where the topic ends now. */
  Map<TopicPartition, Long> end() {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      return consumer.endOffsets(partitions(consumer));
    }
  }

  /** Counts what has come since: each event once. */
  Measured counted(List<Figure> figures, int rows, Map<TopicPartition, Long> since) {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      consumer.assign(since.keySet());
      since.forEach(consumer::seek);
      Map<TopicPartition, Long> end = consumer.endOffsets(since.keySet());
      Set<String> events = new HashSet<>();
      int all = 0;
      while (end.entrySet().stream()
          .anyMatch(one -> consumer.position(one.getKey()) < one.getValue())) {
        for (ConsumerRecord<byte[], byte[]> one : consumer.poll(Duration.ofSeconds(1))) {
          events.add(id(one));
          all++;
        }
      }
      return new Measured(figures, rows - events.size(), all - events.size());
    }
  }

  private static String id(ConsumerRecord<byte[], byte[]> consumed) {
    Header header = consumed.headers().lastHeader(CloudEventHeaders.ID);
    if (header == null) {
      throw new IllegalStateException("a record without the id of its event");
    }
    return new String(header.value(), StandardCharsets.UTF_8);
  }

  private static List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer) {
    return consumer.partitionsFor(TOPIC).stream()
        .map(each -> new TopicPartition(each.topic(), each.partition()))
        .toList();
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    return new KafkaConsumer<>(
        Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, enrollment.backends().bootstrapServers()),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }
}
