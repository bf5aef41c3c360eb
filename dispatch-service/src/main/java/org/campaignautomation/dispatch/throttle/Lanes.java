package org.campaignautomation.dispatch.throttle;

/**
 * How a pod divides its sending over a channel. Where there is a rate, a turn is short; so that the
 * line is used while answers are waited for, some lanes take turns one after the other, and many
 * jobs are read at once, since the end of a batch is a pause.
 *
 * @param count lanes side by side, each a batch of messages from claim to result at a time
 * @param messages of a lane at a time; all lanes together have no more than the connections
 * @param batch how many jobs are read at once
 */
public record Lanes(int count, int messages, int batch) {
  /** Each needs a connection to the database now and then. */
  private static final int MOST = 12;

  private static final int SECONDS_PER_BATCH = 4;
  private static final int LARGEST_BATCH = 500;

  /** Without a rate the connections are all that is shared. */
  static Lanes unlimited(int connections) {
    return new Lanes(1, connections, connections);
  }

  /**
   * With a rate.
   *
   * @param perTurn the tokens of a turn
   * @param perMessage the tokens of a message, as far as is known: the more, the fewer messages go
   *     in a turn, and the more lanes keep the connections busy
   */
  static Lanes limited(int connections, double perSecond, int perTurn, double perMessage) {
    int together = Math.max(1, (int) (perTurn / perMessage));
    int filled = Math.clamp(connections / together, 2, MOST);
    // A slow rate needs few: the places that they take ahead are lost when the pod ends.
    int withinASecond = (int) Math.clamp(Math.ceil(perSecond / perTurn), 2, filled);
    int count = Math.min(withinASecond, connections);
    int batch = (int) Math.min(LARGEST_BATCH, Math.ceil(perSecond * SECONDS_PER_BATCH));
    return new Lanes(
        count, Math.clamp(connections / count, 1, perTurn), Math.max(connections, batch));
  }
}
