package org.campaignautomation.campaign.progress;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Tells browsers what changes in their tenant. Memory is bounded, however much changes and however
 * slowly a browser takes it in.
 */
@Singleton
public class LiveFeed {
  /** Changes and named jobs that are kept for those who come back: a few megabytes. */
  private static final int ROOM = 50_000;

  private final RecentChanges recent = new RecentChanges(ROOM);
  private final Map<String, Set<Watcher>> watchers = new HashMap<>();
  private int watching;

  LiveFeed(MeterRegistry metrics) {
    Gauge.builder("live.browsers", this, LiveFeed::watching)
        .description("Pages that are told of changes by this pod")
        .register(metrics);
  }

  /** What one browser is told. */
  public final class Watch implements AutoCloseable {
    private final Watcher watcher;

    private Watch(Watcher watcher) {
      this.watcher = watcher;
    }

    /**
     * Waits for something to tell, and takes all of it.
     *
     * @param atMost how long; then it is {@link Frame.Alive}
     */
    public Frame next(Duration atMost) throws InterruptedException {
      if (watcher.news().tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
        watcher.news().drainPermits();
      }
      synchronized (LiveFeed.this) {
        return watcher.take(recent.position());
      }
    }

    @Override
    public void close() {
      remove(watcher);
    }
  }

  /**
   * How far this pod knows. A page that is rendered afterwards and watches from here misses
   * nothing.
   */
  public synchronized String position() {
    return recent.position().toString();
  }

  /**
   * Starts to watch; its first frame is there at once.
   *
   * @param campaignId the only campaign to hear of; null for all of the tenant
   * @param since how far the browser knows, from a page or a frame of any pod; if that is null,
   *     unknown or too long ago, the first frame is a snapshot
   */
  public synchronized Watch watch(
      String tenantId, @Nullable UUID campaignId, @Nullable String since) {
    Watcher watcher = new Watcher(tenantId, campaignId);
    Optional<List<CampaignChange>> missed = Position.parse(since).flatMap(recent::since);
    missed.ifPresentOrElse(changes -> changes.forEach(watcher::hear), watcher::lose);
    watchers.computeIfAbsent(tenantId, id -> new HashSet<>()).add(watcher);
    watching++;
    return new Watch(watcher);
  }

  /**
   * Reading starts, at these offsets by partition. What was known before is forgotten, and
   * everybody is told to look at everything again.
   */
  public synchronized void startAt(long... next) {
    recent.startAt(Position.of(next));
    watchers.values().forEach(same -> same.forEach(Watcher::lose));
  }

  /** A change was read. */
  public synchronized void heard(int partition, long offset, CampaignChange change) {
    recent.add(partition, offset, change);
    watchers.getOrDefault(change.tenantId(), Set.of()).forEach(watcher -> watcher.hear(change));
  }

  /** Something was read that says nothing. */
  public synchronized void skipped(int partition, long offset) {
    recent.skip(partition, offset);
  }

  private synchronized void remove(Watcher watcher) {
    Set<Watcher> same = watchers.get(watcher.tenantId());
    if (same != null && same.remove(watcher)) {
      watching--;
      if (same.isEmpty()) {
        watchers.remove(watcher.tenantId());
      }
    }
  }

  private synchronized int watching() {
    return watching;
  }
}
