package org.campaignautomation.localstack.demo;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
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
import org.campaignautomation.contracts.CloudEventHeaders;
import org.campaignautomation.contracts.CrmEventTypes;
import org.campaignautomation.contracts.Topics;

/** The company's CRM, which publishes its contacts as CloudEvents on its own topic. */
final class Crm {
  private static final String SOURCE = "/demo/crm";

  private final String bootstrapServers;
  private final String tenant;

  Crm(String bootstrapServers, String tenant) {
    this.bootstrapServers = bootstrapServers;
    this.tenant = tenant;
  }

  /** Publishes the contacts and waits until the broker has them all. */
  void publish(List<DemoContact> contacts) {
    Map<String, Object> config =
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ProducerConfig.ACKS_CONFIG,
            "all",
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
            true);
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
      List<Future<RecordMetadata>> sent =
          contacts.stream().map(contact -> producer.send(event(contact))).toList();
      for (Future<RecordMetadata> one : sent) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new DemoFailure("Kafka does not take a contact: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DemoFailure("interrupted");
    }
  }

  private ProducerRecord<String, String> event(DemoContact contact) {
    ProducerRecord<String, String> event =
        new ProducerRecord<>(Topics.crmContacts(tenant), contact.externalId(), contact.json());
    Map.of(
            CloudEventHeaders.SPEC_VERSION,
            "1.0",
            CloudEventHeaders.ID,
            UUID.randomUUID().toString(),
            CloudEventHeaders.SOURCE,
            SOURCE,
            CloudEventHeaders.TYPE,
            CrmEventTypes.CONTACT_CREATED,
            CloudEventHeaders.TIME,
            Instant.now().toString(),
            CloudEventHeaders.SUBJECT,
            contact.externalId(),
            CloudEventHeaders.TENANT_ID,
            tenant,
            CloudEventHeaders.CONTENT_TYPE,
            "application/json")
        .forEach(
            (name, value) -> event.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    return event;
  }
}
