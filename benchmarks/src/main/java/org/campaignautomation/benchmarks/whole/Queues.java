package org.campaignautomation.benchmarks.whole;

import java.time.Duration;
import org.campaignautomation.benchmarks.machine.Backends;

/**
 * How much waits between the services: rows that are to be published, and jobs that were handed
 * over and are not answered. What waits before the first, on the CRM's topic and as jobs that are
 * due, is what the database and the broker are for.
 */
final class Queues {
  private static final Duration EVERY = Duration.ofMillis(500);

  private static final String WAITING =
      """
      select greatest(
        (select count(*) from campaign.outbox), (select count(*) from enrollment.outbox),
        (select count(*) from dispatch.outbox),
        (select count(*) from enrollment.automation_jobs where status = 'processing'))
      """;

  private final Backends backends;
  private long deepest;
  private long lookedAt;

  Queues(Backends backends) {
    this.backends = backends;
  }

  /** Looks, but not all the time. */
  void look() {
    if (System.nanoTime() - lookedAt > EVERY.toNanos()) {
      deepest = Math.max(deepest, backends.number(WAITING));
      lookedAt = System.nanoTime();
    }
  }

  /** The most that waited in one of them. */
  long deepest() {
    return deepest;
  }
}
