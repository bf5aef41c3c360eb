package org.campaignautomation.campaign.progress.messaging;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.campaignautomation.campaign.progress.CampaignChange;
import org.campaignautomation.campaign.progress.LiveFeed;
import org.campaignautomation.contracts.Topics;
import org.campaignautomation.platform.telemetry.Logs;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads all partitions of what changes, in every pod, without a group: nothing is shared out, and
 * nothing committed. A plain consumer, since where it reads is a part of what browsers are told. It
 * begins a little before the end, so that a browser whose pod was replaced finds what it missed.
 */
@Singleton
public class ChangeConsumer implements Runnable {
  private static final Logger LOG = Logger.getLogger(ChangeConsumer.class);
  private static final List<String> TOPICS = List.of(Topics.PROGRESS, Topics.DEFINITIONS);

  /** How many records of a partition are read from before the start; definitions are large. */
  private static final Map<String, Integer> LOOK_BACK =
      Map.of(Topics.PROGRESS, 1_000, Topics.DEFINITIONS, 50);

  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration RETRY_PAUSE = Duration.ofSeconds(2);
  private static final Duration STOP_WITHIN = Duration.ofSeconds(5);

  private final LiveFeed feed;
  private final String bootstrapServers;

  /** What is read, in an order that is the same in all pods, and from where on. */
  private List<TopicPartition> partitions = List.of();

  private long[] next = new long[0];
  private volatile @Nullable Consumer<String, byte[]> reading;
  private volatile boolean stopping;
  private @Nullable Thread thread;

  ChangeConsumer(
      LiveFeed feed, @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
    this.feed = feed;
    this.bootstrapServers = bootstrapServers;
  }

  void start(@Observes StartupEvent event) {
    thread = Thread.ofPlatform().name("live").daemon().start(this);
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    stopping = true;
    Consumer<String, byte[]> consumer = reading;
    if (consumer != null) {
      consumer.wakeup();
    }
    if (thread != null) {
      thread.interrupt();
      thread.join(STOP_WITHIN);
    }
  }

  @Override
  public void run() {
    while (!stopping) {
      try (Consumer<String, byte[]> consumer = consumer()) {
        reading = consumer;
        place(consumer);
        while (!stopping) {
          consumer.poll(POLL).forEach(this::take);
        }
      } catch (WakeupException | InterruptException e) {
        return;
      } catch (InvalidOffsetException e) {
        partitions = List.of();
        LOG.warn("What changed meanwhile is not there any more; pages look at everything again.");
      } catch (RuntimeException e) {
        LOG.warnf("What changes is read again in a moment: %s", Logs.describe(e));
        pause();
      }
    }
  }

  private Consumer<String, byte[]> consumer() {
    return new KafkaConsumer<>(
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ConsumerConfig.CLIENT_ID_CONFIG,
            "campaign-service-live",
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "none"),
        new StringDeserializer(),
        new ByteArrayDeserializer());
  }

  /** Goes on where it was, or begins if it was nowhere or the topics are others now. */
  private void place(Consumer<String, byte[]> consumer) {
    List<TopicPartition> present = partitions(consumer);
    if (!present.equals(partitions)) {
      next = beginning(consumer, present);
      partitions = present;
      feed.startAt(next);
    }
    consumer.assign(partitions);
    for (int index = 0; index < next.length; index++) {
      consumer.seek(partitions.get(index), next[index]);
    }
  }

  private static List<TopicPartition> partitions(Consumer<String, byte[]> consumer) {
    List<TopicPartition> partitions = new ArrayList<>();
    for (String topic : TOPICS) {
      consumer.partitionsFor(topic).stream()
          .map(PartitionInfo::partition)
          .sorted(Comparator.naturalOrder())
          .forEach(partition -> partitions.add(new TopicPartition(topic, partition)));
    }
    return partitions;
  }

  private static long[] beginning(
      Consumer<String, byte[]> consumer, List<TopicPartition> partitions) {
    Map<TopicPartition, Long> starts = consumer.beginningOffsets(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    return partitions.stream()
        .mapToLong(
            one ->
                Math.max(
                    starts.getOrDefault(one, 0L),
                    ends.getOrDefault(one, 0L) - LOOK_BACK.getOrDefault(one.topic(), 0)))
        .toArray();
  }

  private void take(ConsumerRecord<String, byte[]> read) {
    int index = partitions.indexOf(new TopicPartition(read.topic(), read.partition()));
    Optional<CampaignChange> change = ChangeReader.read(read);
    if (change.isPresent()) {
      feed.heard(index, read.offset(), change.get());
    } else {
      feed.skipped(index, read.offset());
    }
    next[index] = read.offset() + 1;
  }

  private void pause() {
    try {
      Thread.sleep(RETRY_PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stopping = true;
    }
  }
}
