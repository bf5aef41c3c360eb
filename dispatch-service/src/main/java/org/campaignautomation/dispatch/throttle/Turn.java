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
 */
public record Turn(
    int messages, int tokens, long startNanos, long latestNanos, double nanosPerToken) {
  /** Leave to send these at once. */
  static Turn unlimited(int messages) {
    return new Turn(messages, Integer.MAX_VALUE, System.nanoTime(), Long.MAX_VALUE, 0);
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
