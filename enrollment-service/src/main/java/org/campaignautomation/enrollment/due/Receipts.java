package org.campaignautomation.enrollment.due;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * What Kafka has taken and the table does not say yet. It is written only of jobs that are still
 * unanswered after a while: most are answered by then, and a write less for each is a quarter of
 * all. If this pod dies before, their claims' leases end, and they are handed over once more as the
 * same attempt, which dispatch-service knows.
 */
@Singleton
class Receipts {
  /** What part of a claim's lease may pass: the rest is for a database that is away. */
  private static final int PARTS = 3;

  /** More are written before their time, so that they take no more memory than this. */
  private static final int MOST = 50_000;

  private final Consumer<List<Receipt>> table;
  private final Duration patience;
  private final Deque<Batch> open = new ArrayDeque<>();
  private int size;

  @Inject
  Receipts(Claims claims, DueConfig config) {
    this(claims::handedOver, config.lease().dividedBy(PARTS));
  }

  /**
   * Keeps receipts for a while.
   *
   * @param table writes them
   */
  Receipts(Consumer<List<Receipt>> table, Duration patience) {
    this.table = table;
    this.patience = patience;
  }

  /**
   * The claim of a job that Kafka has.
   *
   * @param at since when, by the database's clock
   */
  record Receipt(UUID jobId, long revision, Instant at) {
    static List<Receipt> of(List<DueJob> jobs, Instant at) {
      return jobs.stream()
          .map(due -> new Receipt(due.job().id(), due.job().revision(), at))
          .toList();
    }
  }

  private record Batch(List<Receipt> receipts, long sinceNanos) {}

  /** Keeps what was taken. */
  void keep(List<Receipt> receipts) {
    synchronized (open) {
      open.addLast(new Batch(receipts, System.nanoTime()));
      size += receipts.size();
    }
  }

  /** Writes those whose time has come. */
  void write() {
    write(patience);
  }

  /** Writes all, before this pod stops. */
  void writeAll() {
    write(Duration.ZERO);
  }

  private void write(Duration age) {
    List<Batch> old = takeOut(age);
    List<Receipt> receipts = old.stream().flatMap(batch -> batch.receipts().stream()).toList();
    if (receipts.isEmpty()) {
      return;
    }
    try {
      table.accept(receipts);
    } catch (RuntimeException e) {
      putBack(old);
      throw e;
    }
  }

  private List<Batch> takeOut(Duration age) {
    long until = System.nanoTime() - age.toNanos();
    List<Batch> old = new ArrayList<>();
    synchronized (open) {
      while (!open.isEmpty() && (size > MOST || open.getFirst().sinceNanos() - until <= 0)) {
        Batch first = open.removeFirst();
        size -= first.receipts().size();
        old.add(first);
      }
    }
    return old;
  }

  private void putBack(List<Batch> old) {
    synchronized (open) {
      old.reversed()
          .forEach(
              batch -> {
                open.addFirst(batch);
                size += batch.receipts().size();
              });
    }
  }
}
