package org.campaignautomation.dispatch.throttle;

import java.util.Comparator;
import java.util.Iterator;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Places that this pod has taken and not used. They go to the pod's own next messages, or to
 * nobody: to move the queue of all pods back by them would put later places where others already
 * stand, and so two messages into one place.
 */
final class Spares {
  private record Spare(Turn turn, long number) {}

  private final AtomicLong numbers = new AtomicLong();
  private final TreeSet<Spare> spares =
      new TreeSet<>(
          Comparator.comparingLong((Spare spare) -> spare.turn().startNanos())
              .thenComparingLong(Spare::number));

  /** Keeps a turn's last places. */
  synchronized void add(Turn turn, int tokens) {
    if (tokens > 0) {
      spares.add(new Spare(turn.without(turn.tokens() - tokens), numbers.incrementAndGet()));
    }
  }

  /**
   * Takes the first places that will not be lost by the time they are needed; null if there are
   * none together.
   *
   * @param atLeast tokens without which they are of no use
   * @param atMost the most tokens; what is left stays here
   * @param neededAt on the scale of {@link System#nanoTime}
   */
  synchronized @Nullable Turn take(int messages, int atLeast, int atMost, long neededAt) {
    for (Iterator<Spare> each = spares.iterator(); each.hasNext(); ) {
      Spare spare = each.next();
      Turn left = spare.turn().without(spare.turn().lostBy(neededAt));
      if (left.tokens() >= atLeast) {
        each.remove();
        add(left, left.tokens() - atMost);
        return left.first(messages, atMost);
      }
      if (spare.turn().lostBy(System.nanoTime()) >= spare.turn().tokens()) {
        each.remove();
      }
    }
    return null;
  }
}
