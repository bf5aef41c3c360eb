package org.campaignautomation.dispatch.throttle;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Stops sending over an account that takes nothing. Kept per pod: a pod whose own network is cut
 * must not stop the others, and each finds out within a batch. Time is handed in.
 */
final class Breaker {
  /** Where it is. */
  sealed interface State {
    /**
     * All goes.
     *
     * @param failures in a row so far
     */
    record Closed(int failures) implements State {}

    /**
     * Nothing goes.
     *
     * @param until when the provider is asked again
     * @param pause the last one's length
     * @param code what the provider said last
     */
    record Open(Instant since, Instant until, Duration pause, String code) implements State {}

    /** The provider says that it is well; one message at a time shows whether it is. */
    record HalfOpen(Instant since, Duration pause, String code) implements State {}
  }

  private final int breakAfter;
  private final Duration firstPause;
  private final Duration longestPause;
  private State state = new State.Closed(0);

  Breaker(int breakAfter, Duration firstPause, Duration longestPause) {
    this.breakAfter = breakAfter;
    this.firstPause = firstPause;
    this.longestPause = longestPause;
  }

  synchronized State state() {
    return state;
  }

  /**
   * Hears what became of messages that were on the wire together.
   *
   * @param healthy how many got an answer about themselves
   * @param failed how many met a failure of the account, or no answer
   * @param code of a failure
   */
  synchronized void heard(int healthy, int failed, @Nullable String code, Instant now) {
    if (healthy > 0) {
      state = new State.Closed(0);
    } else if (failed > 0) {
      failed(failed, code == null ? "no_answer" : code, now);
    }
  }

  private void failed(int failed, String code, Instant now) {
    state =
        switch (state) {
          case State.Closed closed when closed.failures() + failed < breakAfter ->
              new State.Closed(closed.failures() + failed);
          case State.Closed closed -> open(now, now, firstPause, code);
          case State.HalfOpen half -> open(half.since(), now, longer(half.pause()), code);
          case State.Open open -> open;
        };
  }

  /** Hears what the provider said when it was asked. */
  synchronized void asked(boolean ok, String code, Instant now) {
    if (state instanceof State.Open open) {
      state =
          ok
              ? new State.HalfOpen(open.since(), open.pause(), open.code())
              : open(open.since(), now, longer(open.pause()), code);
    }
  }

  private static State open(Instant since, Instant now, Duration pause, String code) {
    return new State.Open(since, now.plus(pause), pause, code);
  }

  private Duration longer(Duration pause) {
    Duration doubled = pause.multipliedBy(2);
    return doubled.compareTo(longestPause) < 0 ? doubled : longestPause;
  }
}
