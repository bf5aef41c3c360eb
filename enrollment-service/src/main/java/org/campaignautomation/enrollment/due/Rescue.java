package org.campaignautomation.enrollment.due;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks after jobs whose lease has ended: their pod died, Kafka did not acknowledge, or
 * dispatch-service did not answer. Runs in every pod; a job is one pod's.
 */
@Singleton
class Rescue {
  private static final int BATCH = 100;

  private final Claims claims;
  private final HandOver handOver;
  private final ClaimTable table;
  private final Receipts receipts;
  private final DueMetrics metrics;
  private final DueConfig config;
  private final Pod pod;

  Rescue(
      Claims claims,
      HandOver handOver,
      ClaimTable table,
      Receipts receipts,
      DueMetrics metrics,
      DueConfig config,
      Pod pod) {
    this.claims = claims;
    this.handOver = handOver;
    this.table = table;
    this.receipts = receipts;
    this.metrics = metrics;
    this.config = config;
    this.pod = pod;
  }

  @Scheduled(every = "2s", concurrentExecution = ConcurrentExecution.SKIP)
  void run() {
    if (config.enabled()) {
      run(null);
    } else {
      // It claims nothing by itself, but an operator may have had it hand something over.
      receipts.write();
    }
  }

  /**
   * Writes what has been handed over for a while, so that it is not taken for lost; then takes over
   * one batch and hands it over again.
   *
   * @param now null for the database's clock
   */
  void run(@Nullable Instant now) {
    receipts.write();
    List<DueJob> again = claims.takeOver(BATCH, pod.name(), now);
    if (!again.isEmpty()) {
      // What is refused may have been sent by an earlier claim: it keeps its lease, and is tried
      // again after it.
      List<HandOver.Refused> refused = handOver.publish(again);
      List<DueJob> taken = Desk.without(again, refused);
      claims.handedOver(Receipts.Receipt.of(taken, table.now()));
      metrics.handedOverAgain(taken.size());
      metrics.refused(refused);
    }
  }
}
