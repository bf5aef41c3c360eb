package org.campaignautomation.dispatch.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.campaignautomation.localstack.FreePorts;
import org.campaignautomation.localstack.kafka.KafkaBroker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker that dies between a batch and its commit, and nothing further to read afterwards. */
class LostCommitIT {
  private static final String TOPIC = "notes";
  private static final int PARTITIONS = 6;
  private static final int RECORDS = 60;

  /** So short that the broker comes back between two of them, as likely as during one. */
  private static final Duration COMMIT = Duration.ofMillis(300);

  private static final Duration SOON = Duration.ofSeconds(60);

  private final CountDownLatch handling = new CountDownLatch(1);
  private final CountDownLatch goOn = new CountDownLatch(1);

  /** Waits in the middle of the first batch. */
  private final class Waiting implements TopicHandler {
    @Override
    public String name() {
      return TOPIC;
    }

    @Override
    public List<String> topics() {
      return List.of(TOPIC);
    }

    @Override
    public int batchSize() {
      return RECORDS;
    }

    @Override
    public void handle(List<ConsumerRecord<String, byte[]>> batch) {
      handling.countDown();
      try {
        goOn.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }

  @Test
  void commits_what_it_settled_once_the_broker_is_back(@TempDir Path directory) throws Exception {
    int port = FreePorts.next();
    int controllerPort = FreePorts.next();
    KafkaBroker broker = broker(directory, port, controllerPort);
    TopicLoop loop = new TopicLoop(new Waiting(), broker.bootstrapServers(), COMMIT);
    try {
      broker.createTopics(List.of(new NewTopic(TOPIC, PARTITIONS, (short) 1)));
      publish(broker.bootstrapServers());
      Thread thread = Thread.ofPlatform().daemon().start(loop);
      handling.await();
      broker.kill();
      goOn.countDown();
      broker = broker(directory, port, controllerPort);
      String bootstrapServers = broker.bootstrapServers();
      await().atMost(SOON).untilAsserted(() -> assertThat(lag(bootstrapServers)).isEmpty());
      loop.stop();
      thread.join();
    } finally {
      loop.stop();
      broker.close();
    }
  }

  private static KafkaBroker broker(Path directory, int port, int controllerPort) {
    return KafkaBroker.start(directory, port, controllerPort, directory.resolve("kafka.log"));
  }

  private static void publish(String bootstrapServers)
      throws ExecutionException, InterruptedException {
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", bootstrapServers, "acks", "all"),
            new StringSerializer(),
            new ByteArraySerializer())) {
      for (int i = 0; i < RECORDS; i++) {
        byte[] value = Integer.toString(i).getBytes(StandardCharsets.UTF_8);
        producer.send(new ProducerRecord<>(TOPIC, i % PARTITIONS, null, value)).get();
      }
    }
  }

  /** What is not committed, by partition. */
  private static Map<TopicPartition, Long> lag(String bootstrapServers)
      throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      Map<TopicPartition, OffsetAndMetadata> committed =
          admin.listConsumerGroupOffsets(TopicHandler.GROUP).partitionsToOffsetAndMetadata().get();
      Map<TopicPartition, Long> lag = new HashMap<>();
      for (int partition = 0; partition < PARTITIONS; partition++) {
        TopicPartition at = new TopicPartition(TOPIC, partition);
        long end =
            admin.listOffsets(Map.of(at, OffsetSpec.latest())).partitionResult(at).get().offset();
        OffsetAndMetadata done = committed.get(at);
        if (done == null || done.offset() < end) {
          lag.put(at, end - (done == null ? 0 : done.offset()));
        }
      }
      return lag;
    }
  }
}
