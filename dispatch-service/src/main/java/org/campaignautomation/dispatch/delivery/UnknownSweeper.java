package org.campaignautomation.dispatch.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.campaignautomation.platform.outbox.Outbox;
import org.campaignautomation.platform.telemetry.Logs;
import org.jboss.logging.Logger;

/**
 * Says {@code unknown} of hand-overs whose process did not live to say anything. Runs in every pod;
 * rows are skipped that another is at.
 */
@Singleton
class UnknownSweeper {
  private static final Logger LOG = Logger.getLogger(UnknownSweeper.class);
  private static final int BATCH = 500;

  private final DeliveryLedger ledger;
  private final Outbox outbox;
  private final DeliveryConfig config;
  private final AtomicLong unknown;

  UnknownSweeper(
      DeliveryLedger ledger, Outbox outbox, DeliveryConfig config, MeterRegistry metrics) {
    this.ledger = ledger;
    this.outbox = outbox;
    this.config = config;
    this.unknown = metrics.gauge("dispatch.ledger.unknown", new AtomicLong());
  }

  @Scheduled(
      every = "${dispatch.delivery.sweep-interval}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void sweep() {
    try {
      while (sweepBatch() == BATCH) {
        LOG.debug("More rows to sweep");
      }
      unknown.set(QuarkusTransaction.requiringNew().call(ledger::countUnknown));
    } catch (RuntimeException e) {
      LOG.warnf("The ledger could not be swept: %s", Logs.describe(e));
    }
  }

  private int sweepBatch() {
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              List<LedgerRow> swept = ledger.sweep(config.unknownAfter(), BATCH);
              outbox.append(
                  swept.stream()
                      .map(row -> Answers.of(row, row.revision()))
                      .flatMap(Optional::stream)
                      .toList());
              return swept.size();
            });
  }
}
