package org.campaignautomation.endtoend.fleet;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * People who come in all the time, two thirds as the CRM's events and the others over REST: as many
 * as four fifths of the rate take, the SMS being the slower.
 */
final class Trickle implements AutoCloseable {
  private static final Duration EVERY = Duration.ofMillis(500);
  private static final int AT_ONCE = Fleet.RATE * 4 / 5 / Load.SEGMENTS / 2;
  private static final int OVER_REST = AT_ONCE / 3;
  private static final int BY_TOPIC = AT_ONCE - OVER_REST;

  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final ScheduledFuture<?> work;

  private Trickle(Load load) {
    work =
        clock.scheduleAtFixedRate(
            () -> {
              load.publish(BY_TOPIC);
              load.post(OVER_REST);
            },
            0,
            EVERY.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  /** Begins. */
  static Trickle begin(Load load) {
    return new Trickle(load);
  }

  /**
   * Ends, after those who are coming in.
   *
   * @throws IllegalStateException if somebody could not come in
   */
  void end() {
    close();
    if (work.state() == Future.State.FAILED) {
      throw new IllegalStateException("somebody could not come in", work.exceptionNow());
    }
  }

  @Override
  public void close() {
    clock.shutdown();
    try {
      if (!clock.awaitTermination(2, TimeUnit.MINUTES)) {
        throw new IllegalStateException("people come in without end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
