package org.campaignautomation.enrollment.upkeep;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Removes jobs that ended long ago, in small batches with pauses between them. What is removed
 * still counts in status, summary and books. Every pod runs it; no two take the same rows.
 */
@Singleton
public class Cleanup {
  private static final Logger LOG = Logger.getLogger(Cleanup.class);

  /** A frequency cap looks back seven days of any zone. */
  private static final Duration SHORTEST_RETENTION = Duration.ofDays(8);

  private static final int COUNT_UP_TO = 1_000_000;

  private final CleanupTable table;
  private final CleanupConfig config;
  private final MeterRegistry metrics;
  private final AtomicLong removable = new AtomicLong();

  Cleanup(CleanupTable table, CleanupConfig config, MeterRegistry metrics) {
    this.table = table;
    this.config = config;
    this.metrics = metrics;
    Gauge.builder("jobs.removable", removable, AtomicLong::get)
        .description("Jobs that the next cleanup removes, counted up to " + COUNT_UP_TO)
        .register(metrics);
  }

  /**
   * What a cleanup would remove now.
   *
   * @param before what ended before it goes
   * @param jobs counted up to a million
   */
  public record Forecast(Instant before, long jobs) {}

  void check(@Observes StartupEvent event) {
    if (config.retention().compareTo(SHORTEST_RETENTION) <= 0) {
      throw new IllegalStateException(
          "enrollment.cleanup.retention must be more than 8 days, as frequency caps look back a"
              + " week; it is "
              + config.retention());
    }
  }

  @Scheduled(every = "10m", concurrentExecution = ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void run() {
    if (config.enabled()) {
      long due = forecast(null).jobs();
      removable.set(due);
      if (due > 0) {
        LOG.infof(
            "The cleanup removes %d jobs that ended more than %s ago.", due, config.retention());
        removeAll();
        removable.set(0);
      }
    }
  }

  /**
   * Counts what would go, and removes nothing.
   *
   * @param tenantId null for all tenants
   */
  public Forecast forecast(@Nullable String tenantId) {
    Instant before = table.now().minus(config.retention());
    return new Forecast(before, table.count(before, tenantId, COUNT_UP_TO));
  }

  /** Removes what is to go, and answers how many jobs that were. */
  long removeAll() {
    long removed = 0;
    int batch = config.batchSize();
    while (batch == config.batchSize() && !Thread.currentThread().isInterrupted()) {
      batch = removeSome();
      removed += batch;
      pause();
    }
    return removed;
  }

  private int removeSome() {
    int removed =
        QuarkusTransaction.requiringNew()
            .call(() -> table.remove(table.now().minus(config.retention()), config.batchSize()));
    metrics.counter("jobs.removed").increment(removed);
    return removed;
  }

  private void pause() {
    try {
      Thread.sleep(config.pause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
