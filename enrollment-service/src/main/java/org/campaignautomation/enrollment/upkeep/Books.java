package org.campaignautomation.enrollment.upkeep;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * Balances the books of all campaigns, once a minute in one pod, and shows the result in each. A
 * gap is a fault of ours: a job was lost or invented.
 */
@Singleton
public class Books {
  private static final Logger LOG = Logger.getLogger(Books.class);

  /** A little less than the schedule's, so that the turn is free again at the next tick. */
  private static final Duration INTERVAL = Duration.ofSeconds(55);

  private final BooksTable table;
  private final AtomicLong gap = new AtomicLong();
  private final AtomicLong campaigns = new AtomicLong();

  Books(BooksTable table, MeterRegistry metrics) {
    this.table = table;
    Gauge.builder("books.gap", gap, AtomicLong::get)
        .description("Jobs too many or too few, over all campaigns")
        .register(metrics);
    Gauge.builder("books.campaigns.with.gap", campaigns, AtomicLong::get)
        .description("Campaigns whose jobs are not as many as the steps planned")
        .register(metrics);
  }

  @Scheduled(every = "60s", concurrentExecution = ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void run() {
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              if (table.takeTurn(INTERVAL)) {
                table.balance();
              }
            });
    show();
  }

  /** Balances now. */
  void balance() {
    QuarkusTransaction.requiringNew().run(table::balance);
    show();
  }

  /** The last balance of a tenant's campaigns, at most a minute old. */
  public Balance ofTenant(String tenantId) {
    return table.ofTenant(tenantId);
  }

  private void show() {
    BooksTable.Total total = table.total();
    gap.set(total.gap());
    campaigns.set(total.campaigns());
    if (total.gap() != 0) {
      LOG.errorf(
          "The books of %d campaigns do not balance: %d jobs too many or too few.",
          total.campaigns(), total.gap());
    }
  }
}
