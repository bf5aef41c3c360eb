package org.campaignautomation.enrollment.upkeep;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;

/**
 * Keeps the tallies of jobs few. Every batch of jobs adds some; the numbers are right with many of
 * them, but slower to read.
 */
@Singleton
public class Tallies {
  /** A campaign has thirteen kinds and statuses at most; what ended is told apart by minute. */
  private static final int MANY = 50;

  private final TallyTable table;

  Tallies(TallyTable table) {
    this.table = table;
  }

  @Scheduled(every = "5s", concurrentExecution = ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void run() {
    fold(MANY);
  }

  /** Adds up those of campaigns that have more than so many, and what ended two days ago. */
  public void fold(int rows) {
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              if (table.turn()) {
                table.fold(rows);
                table.foldMinutes();
              }
            });
  }
}
