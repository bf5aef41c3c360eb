package org.campaignautomation.benchmarks.sending;

import java.time.Duration;
import org.campaignautomation.benchmarks.machine.OpenLoop;

/** Times in which less came than was sent. */
final class Dips {
  private static final long STEP_NANOS = Duration.ofMillis(50).toNanos();

  private Dips() {}

  /**
   * The longest time in which less than half of the pace arrived, in steps of 50 ms.
   *
   * @param arrivals when something came, in order
   * @param loop when it was to come
   */
  static Duration longest(long[] arrivals, OpenLoop loop) {
    int[] steps = new int[(int) (loop.time().toNanos() / STEP_NANOS)];
    for (long at : arrivals) {
      long step = (at - loop.began()) / STEP_NANOS;
      if (at >= loop.began() && step < steps.length) {
        steps[(int) step]++;
      }
    }
    double least = loop.perSecond() * (STEP_NANOS / 1e9) / 2;
    int longest = 0;
    int now = 0;
    for (int arrived : steps) {
      now = arrived < least ? now + 1 : 0;
      longest = Math.max(longest, now);
    }
    return Duration.ofNanos(longest * STEP_NANOS);
  }
}
