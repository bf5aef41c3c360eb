package org.campaignautomation.benchmarks.whole;

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
import org.apache.kafka.common.serialization.StringSerializer;
import org.campaignautomation.contracts.Topics;

/** A tenant's CRM, which publishes its contacts. */
final class Crm implements AutoCloseable {
  private final String topic;
  private final KafkaProducer<String, String> producer;
  private final Queue<Future<RecordMetadata>> sent = new ConcurrentLinkedQueue<>();

  Crm(String bootstrapServers, String tenantId) {
    this.topic = Topics.crmContacts(tenantId);
    this.producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.ACKS_CONFIG,
                "all"),
            new StringSerializer(),
            new StringSerializer());
  }

  /** Tells of somebody new. */
  void created(int person) {
    var event = new ProducerRecord<>(topic, Newcomers.externalId(person), Newcomers.json(person));
    header(event, "ce_specversion", "1.0");
    header(event, "ce_id", UUID.randomUUID().toString());
    header(event, "ce_source", "/crm/benchmarks");
    header(event, "ce_type", "contact.created");
    header(event, "content-type", "application/json");
    sent.add(producer.send(event));
  }

  /** Tells of all of them, and waits for the broker. */
  void created(Newcomers people) {
    for (int index = 0; index < people.count(); index++) {
      created(people.person(index));
    }
    flush();
  }

  /**
   * Waits for the broker.
   *
   * @throws IllegalStateException if it refused an event
   */
  void flush() {
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

  private static void header(ProducerRecord<String, String> event, String name, String value) {
    event.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    producer.close();
  }
}
