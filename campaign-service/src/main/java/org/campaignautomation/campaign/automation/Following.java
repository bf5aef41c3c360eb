package org.campaignautomation.campaign.automation;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.Supplier;
import org.campaignautomation.campaign.database.Database;
import org.campaignautomation.platform.problem.ProblemException;

/**
 * Gives orders for campaigns that are active here. enrollment-service hears of an activation a
 * moment later: for one that has just changed, its refusal is taken at its word after some seconds
 * only.
 */
@Singleton
class Following {
  /** Not known there yet, or not as active. */
  private static final Set<String> BEHIND = Set.of("not_found", "campaign_not_active");

  private static final Duration RECENT = Duration.ofSeconds(30);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final long PAUSE_MILLIS = 100;

  private final Database database;

  Following(Database database) {
    this.database = database;
  }

  /** Gives the order, again and again if need be. */
  <T> T order(Instant changedAt, Supplier<T> order) {
    long start = System.nanoTime();
    while (true) {
      try {
        return order.get();
      } catch (ProblemException e) {
        boolean patient = System.nanoTime() - start < PATIENCE.toNanos();
        if (!patient || !isBehind(e, changedAt) || !pause()) {
          throw e;
        }
      }
    }
  }

  private boolean isBehind(ProblemException refusal, Instant changedAt) {
    return BEHIND.contains(refusal.problem().code())
        && changedAt.isAfter(database.now().minus(RECENT));
  }

  /** False if nobody waits for the answer any more. */
  private static boolean pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
