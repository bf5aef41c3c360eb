package org.campaignautomation.dispatch.intake;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.campaignautomation.platform.telemetry.Logs;
import org.jboss.logging.Logger;

/**
 * Polls, has the batch settled, commits, and polls again, in one thread. A plain consumer rather
 * than a messaging framework: the order of ledger, wire, result and offset must hold at every
 * moment, the service's end included, and a slow batch must neither look unhealthy nor be taken
 * away.
 */
final class TopicLoop implements Runnable {
  private static final Logger LOG = Logger.getLogger(TopicLoop.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration COMMIT = Duration.ofSeconds(10);
  private static final Duration RETRY = Duration.ofSeconds(1);

  /** A batch that takes longer is waited for between polls. */
  private static final Duration STILL = Duration.ofSeconds(1);

  /** A loop that does not poll for so long hangs; a dead process is noticed by its heartbeats. */
  private static final Duration MAX_SILENCE = Duration.ofMinutes(2);

  /** How long the partitions of a killed pod stand still; the client's default is 45 s. */
  private static final Duration SESSION = Duration.ofSeconds(15);

  /** How late a pod hears that partitions move, and so how long these stand still. */
  private static final Duration HEARTBEAT = Duration.ofSeconds(1);

  private final TopicHandler handler;
  private final String bootstrapServers;
  private final Duration commitLimit;
  private final ThreadFactory workers;
  private final CountDownLatch stopping = new CountDownLatch(1);

  /** Of the loop's own thread. */
  private boolean isWorking;

  /**
   * What is settled and not committed. The consumer's own notion of it, its positions, leaves out
   * the partitions whose leader has just come back, and so calls a commit of nothing a success.
   */
  private final Map<TopicPartition, OffsetAndMetadata> settled = new HashMap<>();

  /** What was taken away while a batch was worked on: its new owner may be further by now. */
  private final Set<TopicPartition> lost = new HashSet<>();

  TopicLoop(TopicHandler handler, String bootstrapServers) {
    this(handler, bootstrapServers, COMMIT);
  }

  /**
   * A loop that gives up a commit sooner, to try again.
   *
   * @param commitLimit how long a commit may take
   */
  TopicLoop(TopicHandler handler, String bootstrapServers, Duration commitLimit) {
    this.handler = handler;
    this.bootstrapServers = bootstrapServers;
    this.commitLimit = commitLimit;
    this.workers = Thread.ofPlatform().daemon().name("work-" + handler.name()).factory();
  }

  /** Ends the loop after the batch under way. */
  void stop() {
    stopping.countDown();
  }

  @Override
  public void run() {
    while (!isStopping()) {
      try (KafkaConsumer<String, byte[]> consumer = consumer()) {
        isWorking = false;
        settled.clear();
        consumer.subscribe(handler.topics(), pausingWhatComes(consumer));
        read(consumer);
      } catch (RuntimeException e) {
        if (!isStopping()) {
          // A new consumer begins at the last commit, so an unsettled batch comes again.
          LOG.warnf("Reading %s begins anew: %s", handler.name(), Logs.describe(e));
          pause();
        }
      }
    }
  }

  private void read(KafkaConsumer<String, byte[]> consumer) {
    try (ExecutorService worker = Executors.newSingleThreadExecutor(workers)) {
      while (!isStopping()) {
        ConsumerRecords<String, byte[]> polled = consumer.poll(POLL);
        if (!polled.isEmpty()) {
          List<ConsumerRecord<String, byte[]>> batch = new ArrayList<>();
          polled.forEach(batch::add);
          lost.clear();
          await(consumer, worker.submit(() -> handler.handle(batch)));
          settled.putAll(polled.nextOffsets());
          settled.keySet().removeAll(lost);
        }
        commit(consumer);
      }
    }
  }

  /**
   * A batch may wait for its provider for hours. The consumer polls on meanwhile, with all its
   * partitions paused: it stays in the group, keeps its partitions, and reads nothing.
   */
  private void await(KafkaConsumer<String, byte[]> consumer, Future<?> work) {
    while (!isDone(work)) {
      isWorking = true;
      consumer.pause(consumer.assignment());
      if (!consumer.poll(Duration.ZERO).isEmpty()) {
        throw new IllegalStateException("records of a partition that is paused");
      }
    }
    isWorking = false;
    consumer.resume(consumer.paused());
  }

  private static boolean isDone(Future<?> work) {
    try {
      work.get(STILL.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("the batch was not settled", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted before the batch was settled", e);
    }
  }

  /** What is assigned while a batch is worked on must wait for it like the rest. */
  private ConsumerRebalanceListener pausingWhatComes(KafkaConsumer<String, byte[]> consumer) {
    return new ConsumerRebalanceListener() {
      @Override
      public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
        if (isWorking) {
          consumer.pause(assigned);
        }
      }

      @Override
      public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
        // Whoever gets them finds in the database what was settled, and may be further by now.
        settled.keySet().removeAll(revoked);
        lost.addAll(revoked);
      }
    };
  }

  /** If it fails it is tried again after the next poll, which may bring what it needs. */
  private void commit(KafkaConsumer<String, byte[]> consumer) {
    if (settled.isEmpty()) {
      return;
    }
    try {
      consumer.commitSync(settled, commitLimit);
      settled.clear();
    } catch (KafkaException e) {
      // The batch is settled; whoever reads it again finds that out from the database.
      LOG.infof("Offsets of %s not committed yet: %s", handler.name(), e.getClass().getName());
    }
  }

  private boolean isStopping() {
    return stopping.getCount() == 0;
  }

  private void pause() {
    try {
      boolean stopped = stopping.await(RETRY.toMillis(), TimeUnit.MILLISECONDS);
      LOG.debugf("Paused, stopped: %s", stopped);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stop();
    }
  }

  private KafkaConsumer<String, byte[]> consumer() {
    return new KafkaConsumer<>(
        Map.ofEntries(
            Map.entry(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
            Map.entry(ConsumerConfig.GROUP_ID_CONFIG, TopicHandler.GROUP),
            Map.entry(ConsumerConfig.CLIENT_ID_CONFIG, TopicHandler.GROUP + "-" + handler.name()),
            Map.entry(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest"),
            Map.entry(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false),
            Map.entry(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, handler.batchSize()),
            Map.entry(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, (int) MAX_SILENCE.toMillis()),
            Map.entry(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, (int) SESSION.toMillis()),
            Map.entry(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, (int) HEARTBEAT.toMillis()),
            Map.entry(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 10_000),
            Map.entry(
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                CooperativeStickyAssignor.class.getName())),
        new StringDeserializer(),
        new ByteArrayDeserializer());
  }
}
