package org.campaignautomation.enrollment.due;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.platform.telemetry.Logs;
import org.jboss.logging.Logger;

/**
 * Claims a channel's due jobs and hands them over, batch after batch while there are any, then
 * sleeps until the next is due.
 */
final class ChannelLoop implements Runnable {
  private static final Logger LOG = Logger.getLogger(ChannelLoop.class);

  private final Channel channel;
  private final Claims claims;
  private final ClaimTable table;
  private final PumpBeats beats;
  private final HandOver handOver;
  private final DueMetrics metrics;
  private final DueConfig config;
  private final String owner;
  private final Semaphore wakeUps = new Semaphore(0);
  private volatile boolean stopping;

  ChannelLoop(
      Channel channel,
      Claims claims,
      ClaimTable table,
      PumpBeats beats,
      HandOver handOver,
      DueMetrics metrics,
      DueConfig config,
      String owner) {
    this.channel = channel;
    this.claims = claims;
    this.table = table;
    this.beats = beats;
    this.handOver = handOver;
    this.metrics = metrics;
    this.config = config;
    this.owner = owner;
  }

  Channel channel() {
    return channel;
  }

  void wake() {
    wakeUps.release();
  }

  void stop() {
    stopping = true;
    wake();
  }

  @Override
  public void run() {
    while (!stopping) {
      try {
        sleep(round());
      } catch (RuntimeException e) {
        LOG.warnf("Due jobs of channel %s wait for the next try: %s", channel, Logs.describe(e));
        sleep(config.maxPause());
      }
    }
  }

  /** Claims and hands over one batch; answers how long to sleep. */
  Duration round() {
    beats.beat(channel);
    int room = config.maxInFlight() - table.inFlight(channel, owner);
    if (room <= 0) {
      return config.minPause();
    }
    Claims.Claim claim = claims.claim(channel, Math.min(room, config.batchSize()), owner, null);
    metrics.claimed(channel, claim.claimed());
    if (!claim.due().isEmpty()) {
      handOver.publish(claim.due());
      claims.handedOver(claim.due());
      metrics.handedOver(channel, claim.due(), table.now());
    }
    return claim.claimed() > 0 ? Duration.ZERO : untilNextDue();
  }

  private Duration untilNextDue() {
    Optional<Instant> next = table.nextDue(channel);
    if (next.isEmpty()) {
      return config.maxPause();
    }
    Duration until = Duration.between(table.now(), next.get());
    if (until.isNegative() || until.isZero()) {
      return config.minPause();
    }
    return until.compareTo(config.maxPause()) < 0 ? until : config.maxPause();
  }

  private void sleep(Duration atMost) {
    try {
      if (wakeUps.tryAcquire(Math.max(1, atMost.toMillis()), TimeUnit.MILLISECONDS)) {
        wakeUps.drainPermits();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stopping = true;
    }
  }
}
