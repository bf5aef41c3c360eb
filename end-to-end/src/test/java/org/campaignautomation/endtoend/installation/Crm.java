package org.campaignautomation.endtoend.installation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;

/** A CRM that publishes its contacts on its tenant's topic. */
public final class Crm implements AutoCloseable {
  private final String topic;
  private final KafkaProducer<String, String> producer;
  private final List<Future<RecordMetadata>> sent = Collections.synchronizedList(new ArrayList<>());

  /** A CRM of a tenant. */
  public Crm(String bootstrapServers, String tenantId) {
    this.topic = "crm." + tenantId + ".contacts.v1";
    this.producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.LINGER_MS_CONFIG,
                5),
            new StringSerializer(),
            new StringSerializer());
  }

  /** Says that a contact is new, under a new event id. */
  public void created(Person person) {
    publish(UUID.randomUUID().toString(), "contact.created", person.externalId(), person.json());
  }

  /** Publishes any body; what was published before is on the broker when {@link #flush} returns. */
  public void publish(String eventId, String type, String key, String body) {
    var event = new ProducerRecord<>(topic, key, body);
    header(event, "ce_specversion", "1.0");
    header(event, "ce_id", eventId);
    header(event, "ce_source", "/crm/end-to-end");
    header(event, "ce_type", type);
    header(event, "content-type", "application/json");
    sent.add(producer.send(event));
  }

  /** Publishes an event that belongs to a trace, and waits for the broker. */
  public void createdIn(String traceparent, Person person) {
    var event = new ProducerRecord<>(topic, person.externalId(), person.json());
    header(event, "ce_specversion", "1.0");
    header(event, "ce_id", UUID.randomUUID().toString());
    header(event, "ce_source", "/crm/end-to-end");
    header(event, "ce_type", "contact.created");
    header(event, "traceparent", traceparent);
    sent.add(producer.send(event));
    flush();
  }

  /** Waits until the broker has all that was published. */
  public void flush() {
    producer.flush();
    try {
      for (Future<RecordMetadata> acknowledgement : List.copyOf(sent)) {
        acknowledgement.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("the broker refused an event", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    sent.clear();
  }

  @Override
  public void close() {
    producer.close();
  }

  private static void header(ProducerRecord<String, String> event, String name, String value) {
    event.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
