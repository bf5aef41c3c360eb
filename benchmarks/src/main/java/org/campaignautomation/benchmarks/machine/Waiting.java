package org.campaignautomation.benchmarks.machine;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waiting for what other processes do. */
public final class Waiting {
  private static final Duration PAUSE = Duration.ofMillis(20);

  private Waiting() {}

  /**
   * Waits until something is so.
   *
   * @param what for the message
   * @throws IllegalStateException if it is not within the limit
   */
  public static void until(String what, Duration limit, BooleanSupplier isSo) {
    long end = System.nanoTime() + limit.toNanos();
    while (!isSo.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("after " + limit.toSeconds() + " s not yet: " + what);
      }
      pause(PAUSE);
    }
  }

  /** Waits. */
  public static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
