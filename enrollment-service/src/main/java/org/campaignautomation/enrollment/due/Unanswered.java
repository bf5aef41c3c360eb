package org.campaignautomation.enrollment.due;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * A channel's jobs of this pod that have no answer yet. The table knows them; reading them at each
 * claim would cost as much as the claim, so what this pod claims and hears is followed here, and
 * the table is read now and then for what others of this pod claim and other pods hear.
 */
final class Unanswered {
  private static final long STALE_NANOS = Duration.ofSeconds(1).toNanos();

  private final Set<UUID> jobs = ConcurrentHashMap.newKeySet();
  private final Supplier<List<UUID>> table;
  private final long pauseNanos;
  private long readNanos = System.nanoTime() - STALE_NANOS;

  /**
   * Follows a channel.
   *
   * @param table reads the jobs that are in flight
   * @param pause how long the table is left alone at least
   */
  Unanswered(Supplier<List<UUID>> table, Duration pause) {
    this.table = table;
    this.pauseNanos = pause.toNanos();
  }

  /**
   * How many they are.
   *
   * @param enough so many are enough to look closer
   */
  int count(int enough) {
    long age = System.nanoTime() - readNanos;
    if (age >= (jobs.size() >= enough ? Math.min(pauseNanos, STALE_NANOS) : STALE_NANOS)) {
      readNanos = System.nanoTime();
      List<UUID> known = table.get();
      jobs.retainAll(Set.copyOf(known));
      jobs.addAll(known);
    }
    return jobs.size();
  }

  /** These were claimed. */
  void claimed(Collection<UUID> ids) {
    jobs.addAll(ids);
  }

  /** These are not in flight, if they were. */
  void ended(Collection<UUID> ids) {
    ids.forEach(jobs::remove);
  }
}
