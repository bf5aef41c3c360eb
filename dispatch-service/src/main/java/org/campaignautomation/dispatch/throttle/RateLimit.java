package org.campaignautomation.dispatch.throttle;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * One account's rate, shared by all pods. Every message has a place in one queue, 1/rate long, and
 * goes within {@link #LATEST} of it or takes another: so no second holds more than 1.035 × rate +
 * 1, whatever stops and starts again, and the long run never more than the rate.
 */
final class RateLimit {
  /** Places of one turn; short, so that who comes next does not wait long. */
  private static final Duration TURN = Duration.ofMillis(50);

  /** What is lost between two turns, given to who comes next if nobody else used it. */
  private static final Duration SLACK = Duration.ofMillis(20);

  /** A place not used by then is lost. */
  static final Duration LATEST = Duration.ofMillis(35);

  /** A database that is slower than that each time must not keep messages for ever. */
  private static final int MOST_EXCHANGES = 5;

  private final RateTable table;
  private final String account;
  private final double perSecond;
  private final Spares spares = new Spares();

  RateLimit(RateTable table, String account, double perSecond) {
    if (!(perSecond > 0)) {
      throw new IllegalArgumentException("a rate must be above 0, not " + perSecond);
    }
    this.table = table;
    this.account = account;
    this.perSecond = perSecond;
  }

  double perSecond() {
    return perSecond;
  }

  /** How many tokens a turn has; at least one, however slow the rate. */
  int perTurn() {
    return Math.max(1, (int) (perSecond * TURN.toNanos() / 1e9));
  }

  /** Takes places for right now; the turn may lie ahead, and whoever takes it waits. */
  Turn reserve(int messages, int tokens) {
    return reserve(messages, tokens, tokens, System.nanoTime());
  }

  /**
   * Takes places; fewer than asked for where that makes use of some that are spare.
   *
   * @param atLeast tokens without which they are of no use
   * @param neededAt when what goes will be ready, on the scale of {@link System#nanoTime}
   */
  Turn reserve(int messages, int atLeast, int tokens, long neededAt) {
    Turn spare = spares.take(messages, atLeast, tokens, neededAt);
    if (spare != null) {
      return spare;
    }
    long asked = System.nanoTime();
    Duration ahead = table.reserve(account, length(tokens), SLACK);
    return new Turn(
        Math.min(messages, tokens),
        tokens,
        System.nanoTime() + ahead.toNanos(),
        asked + ahead.plus(LATEST).toNanos(),
        1e9 / perSecond);
  }

  /**
   * Waits for a place within a turn; one that has gone by, or that the turn does not have, is
   * exchanged, so that nothing gathers.
   *
   * @param spent tokens of the turn before it
   */
  void await(Turn turn, int spent, int tokens) {
    boolean isLate = spent + tokens > turn.tokens();
    if (!isLate) {
      parkUntil(turn.startAfter(spent));
      isLate = turn.isLate(spent);
    }
    for (int exchanges = 0; isLate && exchanges < MOST_EXCHANGES; exchanges++) {
      Turn other = reserve(1, tokens);
      parkUntil(other.startNanos());
      isLate = other.isLate(0);
    }
  }

  private static void parkUntil(long nanos) {
    for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  /** Keeps a turn's last places for who comes next. */
  void giveBack(Turn turn, int tokens) {
    spares.add(turn, tokens);
  }

  private Duration length(int tokens) {
    return Duration.ofNanos((long) (tokens * 1e9 / perSecond));
  }
}
