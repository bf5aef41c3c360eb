package org.campaignautomation.endtoend.fleet;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.campaignautomation.contracts.CloudEventHeaders;

/** What the broker knows of the services, and records that no service would write. */
final class Broker implements AutoCloseable {
  private final Admin admin;
  private final KafkaProducer<String, String> producer;

  Broker(String bootstrapServers) {
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

  /** How many records the first partition of a topic has had. */
  long records(String topic) {
    TopicPartition partition = new TopicPartition(topic, 0);
    try {
      return admin
          .listOffsets(Map.of(partition, OffsetSpec.latest()))
          .partitionResult(partition)
          .get()
          .offset();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
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
