package org.campaignautomation.dispatch.throttle;

/**
 * How a pod divides its sending over a channel. Some lanes work side by side, so that the line is
 * used while others wait for answers or for the database, and many jobs are read at once, since the
 * end of a batch is a pause. Where there is a rate, a turn is short.
 *
 * @param count lanes side by side, each a batch of messages from claim to result at a time
 * @param messages of a lane at a time; with a rate, all lanes together have no more than the
 *     connections
 * @param batch how many jobs are read at once
 */
public record Lanes(int count, int messages, int batch) {
  /** Each needs a connection to the database now and then. */
  private static final int MOST = 12;

  private static final int SECONDS_PER_BATCH = 4;
  private static final int LARGEST_BATCH = 500;

  /** One at the database before sending, one on the wire, one at the database after it. */
  private static final int WITHOUT_RATE = 3;

  /** What a lane claims goes out within this time, so that little is left unknown by a kill. */
  private static final double CLAIM_SECONDS = 0.1;

  private static final int LARGEST_CLAIM = 100;
  private static final int BATCH_WITHOUT_RATE = 1000;

  /**
   * Without a rate the connections are all that is shared. A relay that answers at once is sent
   * many messages of one claim, since a claim costs the same for one as for a hundred; a slow one
   * no more than it has connections.
   *
   * @param secondsPerMessage how long one took of late, all connections together
   */
  static Lanes unlimited(int connections, double secondsPerMessage) {
    double inTime = CLAIM_SECONDS / secondsPerMessage;
    int messages = (int) Math.clamp(inTime, connections, Math.max(connections, LARGEST_CLAIM));
    return new Lanes(WITHOUT_RATE, messages, Math.max(connections, BATCH_WITHOUT_RATE));
  }

  /** What a message may take so that no more are claimed than there are connections. */
  static double slowest(int connections) {
    return CLAIM_SECONDS / connections;
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
