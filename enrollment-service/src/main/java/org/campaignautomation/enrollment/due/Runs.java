package org.campaignautomation.enrollment.due;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** When campaigns last handed something over; written once a second for each, not per batch. */
@Singleton
class Runs {
  private static final long PAUSE = Duration.ofSeconds(1).toNanos();

  private final Claims claims;
  private final Map<UUID, Long> written = new HashMap<>();

  Runs(Claims claims) {
    this.claims = claims;
  }

  /** Notes that jobs went out. */
  void note(List<DueJob> taken) {
    List<UUID> news = news(taken);
    if (!news.isEmpty()) {
      claims.ran(news);
    }
  }

  private synchronized List<UUID> news(List<DueJob> taken) {
    long now = System.nanoTime();
    written.values().removeIf(at -> now - at > PAUSE);
    return taken.stream()
        .map(due -> due.job().campaignId())
        .distinct()
        .filter(id -> written.putIfAbsent(id, now) == null)
        .toList();
  }
}
