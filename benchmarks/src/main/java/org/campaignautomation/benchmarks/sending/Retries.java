package org.campaignautomation.benchmarks.sending;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.campaignautomation.contracts.CloudEventHeaders;
import org.campaignautomation.contracts.ContractJson;
import org.campaignautomation.contracts.DeliveryDeferred;
import org.campaignautomation.contracts.DeliveryFailed;
import org.campaignautomation.contracts.FailureClass;
import org.campaignautomation.contracts.Topics;

/** Hands jobs over again, as the next attempt, that the provider had no room for. */
final class Retries implements AutoCloseable {
  private final KafkaConsumer<String, byte[]> consumer;
  private final DueCampaign campaign;
  private final EventFeed feed;
  private final CompletableFuture<Void> ended;
  private volatile boolean stopping;

  Retries(String bootstrapServers, DueCampaign campaign) {
    this.campaign = campaign;
    this.feed = new EventFeed(bootstrapServers);
    this.consumer =
        new KafkaConsumer<>(
            Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(Topics.DELIVERIES).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
    ended =
        CompletableFuture.runAsync(
            this::work, work -> Thread.ofPlatform().daemon().name("retries").start(work));
  }

  /**
   * Checks that it still works.
   *
   * @throws IllegalStateException if it met an answer that a benchmark must not have
   */
  void check() {
    if (ended.isCompletedExceptionally()) {
      throw new IllegalStateException("the answers are not read", ended.exceptionNow());
    }
  }

  private void work() {
    try (consumer) {
      while (!stopping) {
        int again = 0;
        for (ConsumerRecord<String, byte[]> answer : consumer.poll(Duration.ofMillis(50))) {
          again += handle(answer);
        }
        if (again > 0) {
          feed.flush();
        }
      }
    }
  }

  private int handle(ConsumerRecord<String, byte[]> answer) {
    try {
      switch (type(answer)) {
        case "DeliveryFailed" -> {
          DeliveryFailed failed =
              ContractJson.mapper().readValue(answer.value(), DeliveryFailed.class);
          if (failed.failureClass() != FailureClass.PROVIDER_THROTTLE) {
            throw new IllegalStateException("failed for good: " + failed.code());
          }
          feed.send(campaign.again(failed.jobId(), failed.attempt() + 1));
          return 1;
        }
        case "DeliveryDeferred" -> {
          DeliveryDeferred deferred =
              ContractJson.mapper().readValue(answer.value(), DeliveryDeferred.class);
          throw new IllegalStateException("deferred: " + deferred.reason());
        }
        default -> {
          return 0;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String type(ConsumerRecord<String, byte[]> answer) {
    Header type = answer.headers().lastHeader(CloudEventHeaders.TYPE);
    return type == null ? "" : new String(type.value(), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    stopping = true;
    try {
      ended.join();
    } catch (CompletionException e) {
      // Who asked was told by check().
    } finally {
      feed.close();
    }
  }
}
