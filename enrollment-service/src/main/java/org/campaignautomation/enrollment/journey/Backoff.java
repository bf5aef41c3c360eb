package org.campaignautomation.enrollment.journey;

import java.time.Duration;

/** Exponential pauses with jitter, so that what failed together does not come back together. */
final class Backoff {
  private static final double JITTER = 0.2;
  private static final int MAX_DOUBLINGS = 20;

  private Backoff() {}

  /**
   * The pause after the {@code failures}th failure in a row.
   *
   * @param random in {@code [0, 1)}; moves the pause by up to a fifth, either way
   */
  static Duration after(int failures, Duration first, Duration max, double random) {
    int doublings = Math.min(Math.max(failures - 1, 0), MAX_DOUBLINGS);
    Duration pause = first.multipliedBy(1L << doublings);
    Duration capped = pause.compareTo(max) < 0 ? pause : max;
    return Duration.ofMillis((long) (capped.toMillis() * (1 - JITTER + 2 * JITTER * random)));
  }
}
