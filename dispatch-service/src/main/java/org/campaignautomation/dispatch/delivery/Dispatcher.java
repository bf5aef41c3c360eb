package org.campaignautomation.dispatch.delivery;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.dispatch.channel.Outcome;
import org.campaignautomation.dispatch.suppression.RefusedAddress;
import org.campaignautomation.dispatch.suppression.Suppressions;
import org.campaignautomation.dispatch.throttle.Lanes;
import org.campaignautomation.dispatch.throttle.Pace;
import org.campaignautomation.dispatch.throttle.Turn;
import org.campaignautomation.platform.event.EventBatches;
import org.campaignautomation.platform.event.EventReader;
import org.campaignautomation.platform.telemetry.Logs;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes a batch of due jobs to its end: claim, wire, results. Few are claimed at a time, as {@link
 * Lanes} says, so that a kill leaves few outcomes unknown.
 */
@Singleton
public class Dispatcher {
  private static final Logger LOG = Logger.getLogger(Dispatcher.class);
  private static final Duration AWAIT_PAUSE = Duration.ofMillis(100);
  private static final Duration RETRY_PAUSE = Duration.ofMillis(500);
  private static final Duration GRACE = Duration.ofSeconds(15);

  private record Position(int partition, long offset) {}

  private final EventBatches batches;
  private final HandOver handOver;
  private final Wire wire;
  private final Pace pace;
  private final Resolutions resolutions;
  private final Suppressions suppressions;
  private final TransactionSynchronizationRegistry transactions;
  private final CountDownLatch stopping = new CountDownLatch(1);

  Dispatcher(
      EventBatches batches,
      HandOver handOver,
      Wire wire,
      Pace pace,
      Resolutions resolutions,
      Suppressions suppressions,
      TransactionSynchronizationRegistry transactions) {
    this.batches = batches;
    this.handOver = handOver;
    this.wire = wire;
    this.pace = pace;
    this.resolutions = resolutions;
    this.suppressions = suppressions;
    this.transactions = transactions;
  }

  /** Before the loops are waited for: what waits for its turn must not hold up the end. */
  void stop(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE - 1) ShutdownEvent event) {
    stopping.countDown();
  }

  /** How large a batch may be. */
  public int batchSize(Channel channel) {
    return pace.lanes(channel).batch();
  }

  /**
   * Settles a batch: when this returns, each job of it has its answer in the outbox, or a row in
   * the ledger that will get one.
   *
   * @throws IllegalStateException if the service ends first
   */
  public void dispatch(
      Channel channel,
      List<ConsumerRecord<String, byte[]>> batch,
      String group,
      EventReader<DueJob> reader) {
    Work work = new Work(channel, group, reader, new ConcurrentLinkedQueue<>(batch));
    Lanes lanes = pace.lanes(channel);
    List<Future<?>> running = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int lane = 0; lane < lanes.count(); lane++) {
        running.add(threads.submit(() -> settle(work, lanes.messages())));
      }
    }
    running.forEach(Dispatcher::expectSettled);
  }

  private static void expectSettled(Future<?> lane) {
    if (lane.state() != Future.State.SUCCESS) {
      throw new IllegalStateException("the batch was not settled", cause(lane));
    }
  }

  private static @Nullable Throwable cause(Future<?> lane) {
    return lane.state() == Future.State.FAILED ? lane.exceptionNow() : null;
  }

  /** One lane: takes jobs until there are none left. */
  private void settle(Work work, int messages) {
    try {
      Open open = Open.NOTHING.filled(work.queue(), messages);
      while (!open.jobs().isEmpty()) {
        expectTime();
        Open left = open.nothingWent() ? screen(work, open) : takeTurn(work, open);
        open = left.filled(work.queue(), messages);
      }
    } catch (RuntimeException e) {
      // The batch comes again; what the other lanes have begun they end.
      work.queue().clear();
      throw e;
    }
  }

  /** Claims and sends in one turn; answers what is still open. */
  private Open takeTurn(Work work, Open open) {
    Turn turn =
        pace.take(work.channel(), open.jobs().size(), Math.max(1, open.missing()), this::pause);
    try {
      int length = Math.min(open.jobs().size(), turn.messages());
      List<Claim> claims = claim(open.jobs().subList(0, length), work, turn.tokens());
      List<Claim.ToSend> toSend = claims.stream().flatMap(c -> c.toSend().stream()).toList();
      send(work.channel(), turn, toSend);
      return open.after(length, claims, toSend.isEmpty());
    } finally {
      pace.end(work.channel(), turn);
    }
  }

  /**
   * After jobs of which none was to go, the next may be the same: settles those that need no place
   * of the rate, as all do that are read a second time.
   */
  private Open screen(Work work, Open open) {
    List<Claim> claims = claim(open.jobs(), work, 0);
    Open left = open.after(open.jobs().size(), claims, true);
    if (!left.jobs().isEmpty() && left.missing() == 0) {
      pause(AWAIT_PAUSE);
    }
    return left;
  }

  /** A batch that some lanes share. */
  private record Work(
      Channel channel,
      String group,
      EventReader<DueJob> reader,
      Queue<ConsumerRecord<String, byte[]>> queue) {}

  /**
   * What a lane has in hand.
   *
   * @param missing tokens without which a turn is of no use
   * @param nothingWent whether none of the last was to go
   */
  private record Open(List<ConsumerRecord<String, byte[]>> jobs, int missing, boolean nothingWent) {
    static final Open NOTHING = new Open(List.of(), 0, false);

    Open filled(Queue<ConsumerRecord<String, byte[]>> queue, int upTo) {
      List<ConsumerRecord<String, byte[]>> more = new ArrayList<>(jobs);
      while (more.size() < upTo) {
        ConsumerRecord<String, byte[]> job = queue.poll();
        if (job == null) {
          break;
        }
        more.add(job);
      }
      return new Open(more, missing, nothingWent);
    }

    /** What is left when the first have been claimed. */
    Open after(int length, List<Claim> claims, boolean noneSent) {
      int more = claims.stream().mapToInt(Claim::missing).max().orElse(0);
      List<ConsumerRecord<String, byte[]>> waiting = waiting(jobs.subList(0, length), claims);
      return new Open(
          Stream.concat(waiting.stream(), jobs.stream().skip(length)).toList(),
          more,
          noneSent && more == 0);
    }
  }

  private void send(Channel channel, Turn turn, List<Claim.ToSend> messages) {
    int tokens = messages.stream().mapToInt(each -> each.message().tokens()).sum();
    Turn settled = pace.settle(channel, turn, messages.size(), tokens, Dispatcher::sleep);
    if (!messages.isEmpty()) {
      long began = System.nanoTime();
      Map<AttemptKey, Outcome> outcomes = wire.send(messages, settled);
      pace.heard(channel, outcomes.values(), Duration.ofNanos(System.nanoTime() - began));
      record(messages, outcomes);
    }
  }

  /** The claims of the transactions that were committed, and of no other. */
  private List<Claim> claim(List<ConsumerRecord<String, byte[]>> records, Work work, int tokens) {
    List<Claim> committed = new ArrayList<>();
    batches.apply(
        records,
        work.group(),
        work.reader(),
        jobs -> {
          Claim claim = handOver.claim(jobs, tokens);
          transactions.registerInterposedSynchronization(
              new AfterCommit(() -> committed.add(claim)));
        });
    return committed;
  }

  private static List<ConsumerRecord<String, byte[]>> waiting(
      List<ConsumerRecord<String, byte[]>> records, Collection<Claim> claims) {
    Set<Position> waiting = new HashSet<>();
    claims.forEach(
        claim ->
            claim
                .waiting()
                .forEach(due -> waiting.add(new Position(due.partition(), due.offset()))));
    return records.stream()
        .filter(r -> waiting.contains(new Position(r.partition(), r.offset())))
        .toList();
  }

  /** Results are kept until the database takes them: to lose one would make it unknown. */
  private void record(List<Claim.ToSend> sent, Map<AttemptKey, Outcome> outcomes) {
    Map<AttemptKey, Ending> endings = new HashMap<>();
    outcomes.forEach((key, outcome) -> endings.put(key, Ending.of(outcome)));
    long giveUpAt = Long.MAX_VALUE;
    while (true) {
      try {
        QuarkusTransaction.requiringNew()
            .run(
                () -> {
                  suppressions.addRefused(refused(sent, endings));
                  resolutions.end(endings);
                });
        return;
      } catch (RuntimeException e) {
        LOG.warnf(
            "Results of %d hand-overs wait for the database: %s", endings.size(), Logs.describe(e));
        if (stopping.getCount() == 0 && giveUpAt == Long.MAX_VALUE) {
          giveUpAt = System.nanoTime() + GRACE.toNanos();
        }
        if (System.nanoTime() > giveUpAt) {
          throw new IllegalStateException("stopping before results were recorded", e);
        }
        sleep(RETRY_PAUSE);
      }
    }
  }

  private List<RefusedAddress> refused(List<Claim.ToSend> sent, Map<AttemptKey, Ending> endings) {
    List<RefusedAddress> refused = new ArrayList<>();
    for (Claim.ToSend each : sent) {
      Ending ending = endings.get(each.due().key());
      if (ending != null && ending.failureClass() != null) {
        refused.add(
            suppressions.refused(
                each.due().job().tenantId(),
                each.message().channel(),
                each.message().to(),
                ending.failureClass(),
                ending.code()));
      }
    }
    return refused;
  }

  /** What is not claimed when the service ends comes again. */
  private void expectTime() {
    if (stopping.getCount() == 0) {
      throw new IllegalStateException("stopping before the batch was settled");
    }
  }

  private void pause(Duration pause) {
    try {
      if (stopping.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new IllegalStateException("stopping before the batch was settled");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted before the batch was settled", e);
    }
  }

  private static void sleep(Duration pause) {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted before results were recorded", e);
    }
  }

  private record AfterCommit(Runnable action) implements Synchronization {
    @Override
    public void beforeCompletion() {}

    @Override
    public void afterCompletion(int status) {
      if (status == Status.STATUS_COMMITTED) {
        action.run();
      }
    }
  }
}
