package org.campaignautomation.campaign.contact;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.util.function.IntSupplier;
import org.campaignautomation.campaign.database.Transactions;
import org.campaignautomation.platform.inbox.Inbox;

/** Removes, in bounded batches, what outlived the longest retention of a topic (30 days). */
@Singleton
class RetentionSweep {
  private static final java.time.Duration RETENTION = java.time.Duration.ofDays(30);
  private static final int INBOX_BATCH = 1_000;

  private final Transactions transactions;
  private final ErasureTable erasures;
  private final RejectTable rejects;
  private final Inbox inbox;

  RetentionSweep(
      Transactions transactions, ErasureTable erasures, RejectTable rejects, Inbox inbox) {
    this.transactions = transactions;
    this.erasures = erasures;
    this.rejects = rejects;
    this.inbox = inbox;
  }

  @Scheduled(every = "1h", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void sweep() {
    repeat(erasures::purge, ErasureTable.PURGE_BATCH);
    repeat(rejects::purge, RejectTable.PURGE_BATCH);
    repeat(() -> inbox.purge(RETENTION, INBOX_BATCH), INBOX_BATCH);
  }

  private void repeat(IntSupplier purge, int batch) {
    int removed;
    do {
      removed = transactions.run(purge::getAsInt);
    } while (removed == batch);
  }
}
