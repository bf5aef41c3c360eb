package org.campaignautomation.enrollment.immediate;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Removes texts that are needed no more, some time after their jobs' end. */
@Singleton
class MessageCleanup {
  private static final int BATCH = 100;

  private final MessageTable messages;
  private final Duration retention;

  MessageCleanup(
      MessageTable messages,
      @ConfigProperty(name = "enrollment.immediate.message-retention", defaultValue = "1d")
          Duration retention) {
    this.messages = messages;
    this.retention = retention;
  }

  /** Removes all there is to remove, in batches, each a transaction of its own. */
  @Scheduled(every = "10m", delayed = "1m", concurrentExecution = ConcurrentExecution.SKIP)
  void run() {
    int removed = BATCH;
    while (removed == BATCH) {
      removed = QuarkusTransaction.requiringNew().call(() -> messages.removeOld(retention, BATCH));
    }
  }
}
