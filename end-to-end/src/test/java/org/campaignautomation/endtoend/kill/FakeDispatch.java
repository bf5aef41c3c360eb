package org.campaignautomation.endtoend.kill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.campaignautomation.contracts.ContractJson;
import org.campaignautomation.contracts.DeliveryEvent;
import org.campaignautomation.contracts.JobDue;
import org.campaignautomation.contracts.Topics;

/** Reads due jobs from the topics' beginning on, and answers each as its ledger says. */
final class FakeDispatch implements AutoCloseable {
  private final HandOverLedger ledger;
  private final EventFeed answers;
  private final KafkaConsumer<String, byte[]> consumer;
  private final CompletableFuture<Void> ended;
  private volatile boolean stopping;

  FakeDispatch(String bootstrapServers, HandOverLedger ledger) {
    this.ledger = ledger;
    answers = new EventFeed(bootstrapServers);
    consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                500),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        Stream.of(Topics.DUE_JOBS_EMAIL, Topics.DUE_JOBS_SMS)
            .flatMap(topic -> consumer.partitionsFor(topic).stream())
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    ended = CompletableFuture.runAsync(this::work, work -> Thread.ofPlatform().start(work));
  }

  /** Whether it still answers; a fault of its own must not look like one of the service. */
  boolean isWorking() {
    return !ended.isDone();
  }

  @Override
  public void close() {
    stopping = true;
    try {
      ended.join();
    } finally {
      answers.close();
    }
  }

  private void work() {
    try (consumer) {
      while (!stopping) {
        List<DeliveryEvent> batch = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> consumed : consumer.poll(Duration.ofMillis(100))) {
          ledger.take(due(consumed)).ifPresent(batch::add);
        }
        answers.send(batch);
      }
    }
  }

  private static JobDue due(ConsumerRecord<String, byte[]> consumed) {
    try {
      return ContractJson.mapper().readValue(consumed.value(), JobDue.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
