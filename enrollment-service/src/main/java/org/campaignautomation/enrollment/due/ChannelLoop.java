package org.campaignautomation.enrollment.due;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
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
  private final Desk desk;
  private final DueConfig config;
  private final String owner;
  private final Semaphore wakeUps = new Semaphore(0);
  private final Unanswered unanswered;
  private volatile boolean stopping;

  ChannelLoop(
      Channel channel,
      Claims claims,
      ClaimTable table,
      PumpBeats beats,
      Desk desk,
      DueConfig config,
      String owner) {
    this.channel = channel;
    this.claims = claims;
    this.table = table;
    this.beats = beats;
    this.desk = desk;
    this.config = config;
    this.owner = owner;
    this.unanswered = new Unanswered(() -> table.inFlight(channel, owner), config.minPause());
  }

  Channel channel() {
    return channel;
  }

  void wake() {
    wakeUps.release();
  }

  /** Says that jobs, of whichever channel, have their answers. */
  void ended(Collection<UUID> ids) {
    unanswered.ended(ids);
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

  /**
   * Claims and hands over a batch of what is sent at once and one of all else; answers how long to
   * sleep. The first has a batch's room of its own, so that it need not wait for answers.
   */
  Duration round() {
    beats.beat(channel);
    int room = room();
    int atOnce = Math.min(room + config.batchSize(), config.batchSize());
    int claimed = atOnce <= 0 ? 0 : handOver(claims.claimImmediate(channel, atOnce, owner, null));
    if (room <= 0) {
      return claimed > 0 ? Duration.ZERO : config.minPause();
    }
    claimed += handOver(claims.claim(channel, Math.min(room, config.batchSize()), owner, null));
    return claimed > 0 ? Duration.ZERO : untilNextDue();
  }

  private int room() {
    return config.maxInFlight() - unanswered.count(config.maxInFlight());
  }

  /** How many went their way; if all were refused, there is no hurry. */
  private int handOver(Claims.Claim claim) {
    unanswered.claimed(claim.due().stream().map(due -> due.job().id()).toList());
    return desk.handOver(channel, claim);
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
