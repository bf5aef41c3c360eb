package org.campaignautomation.enrollment.progress;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.campaignautomation.platform.telemetry.Logs;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Tells what changed from a thread of its own, from start to stop: the first change at once, then
 * at a pace. What is on the board in a kill is lost.
 */
@Singleton
class ChangeTeller implements Runnable {
  private static final Logger LOG = Logger.getLogger(ChangeTeller.class);
  private static final Duration STOP_WITHIN = Duration.ofSeconds(5);

  private final ChangeBoard board;
  private final ChangeFeed feed;
  private final ProgressConfig config;
  private @Nullable Thread thread;
  private volatile boolean stopping;

  ChangeTeller(ChangeBoard board, ChangeFeed feed, ProgressConfig config) {
    this.board = board;
    this.feed = feed;
    this.config = config;
  }

  void start(@Observes StartupEvent event) {
    thread = Thread.ofVirtual().name("progress").start(this);
  }

  /** Tells what is left. */
  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    stopping = true;
    board.wake();
    if (thread != null) {
      thread.join(STOP_WITHIN);
    }
  }

  @Override
  public void run() {
    try {
      while (!stopping) {
        board.await();
        Thread.sleep(tell() ? config.pace() : config.retryPause());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    tell();
  }

  private boolean tell() {
    List<CampaignChanges> changes = board.take();
    try {
      if (!changes.isEmpty()) {
        feed.tell(changes);
      }
      return true;
    } catch (RuntimeException e) {
      board.putBack(changes);
      LOG.warnf("Open pages learn of changes later: %s", Logs.describe(e));
      return false;
    }
  }
}
