package org.campaignautomation.dispatch.throttle;

/**
 * Leave to send some messages, one after the other.
 *
 * @param messages the most messages
 * @param tokens the most messages, or SMS segments
 * @param startNanos when the first may go, on the scale of {@link System#nanoTime}; not before its
 *     place, whatever time the answer of the database took
 * @param latestNanos when the first place is lost; not later than it is, whatever time the question
 *     took
 * @param nanosPerToken how much later each token is; 0 where there is no limit
 * @param isTrial whether it is the one message that tries whether the provider is back
 * @param takenNanos when somebody began to prepare what goes; 0 before
 */
public record Turn(
    int messages,
    int tokens,
    long startNanos,
    long latestNanos,
    double nanosPerToken,
    boolean isTrial,
    long takenNanos) {
  Turn(int messages, int tokens, long startNanos, long latestNanos, double nanosPerToken) {
    this(messages, tokens, startNanos, latestNanos, nanosPerToken, false, 0);
  }

  /** Leave to send these at once. */
  static Turn unlimited(int messages) {
    return new Turn(messages, Integer.MAX_VALUE, System.nanoTime(), Long.MAX_VALUE, 0);
  }

  /** The same places, to try whether the provider is back. */
  Turn asTrial() {
    return new Turn(messages, tokens, startNanos, latestNanos, nanosPerToken, true, takenNanos);
  }

  /** The same places, from now on in somebody's hands. */
  Turn taken() {
    return new Turn(
        messages, tokens, startNanos, latestNanos, nanosPerToken, isTrial, System.nanoTime());
  }

  /** What is left of the places when the first are gone. */
  Turn without(int first) {
    long gone = (long) (first * nanosPerToken);
    return first == 0
        ? this
        : new Turn(messages, tokens - first, startNanos + gone, latestNanos + gone, nanosPerToken);
  }

  /** The first places only. */
  Turn first(int upToMessages, int upToTokens) {
    int kept = Math.min(tokens, upToTokens);
    return new Turn(Math.min(upToMessages, kept), kept, startNanos, latestNanos, nanosPerToken);
  }

  /** How many of the places are lost at a time. */
  int lostBy(long nanos) {
    return (int) Math.clamp(Math.ceil((nanos - latestNanos) / nanosPerToken), 0, tokens);
  }

  /** Whether there is a limit at all. */
  public boolean isLimited() {
    return nanosPerToken > 0;
  }

  /** When what follows the first tokens may go. */
  long startAfter(int spent) {
    return startNanos + (long) (spent * nanosPerToken);
  }

  /** Whether the place of what follows the first tokens is lost. */
  boolean isLate(int spent) {
    return System.nanoTime() - latestNanos - (long) (spent * nanosPerToken) > 0;
  }
}
