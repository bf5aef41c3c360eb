package org.campaignautomation.dispatch.throttle;

/**
 * How a pod divides its sending over a channel. Some lanes work side by side, so that the line is
 * used while others wait for answers or for the database, and many jobs are read at once, since the
 * end of a batch is a pause. Where there is a rate, a turn is short.
 *
 * @param count lanes side by side, each a batch of messages from claim to result at a time
 * @param messages of a lane at a time; all lanes together have no more than the connections, but
 *     where a relay without a rate answers at once
 * @param batch how many jobs are read at once
 */
public record Lanes(int count, int messages, int batch) {
  /** Each needs a connection to the database now and then. */
  private static final int MOST = 12;

  private static final int SECONDS_PER_BATCH = 4;
  private static final int LARGEST_BATCH = 500;

  /** One at the database before sending, one on the wire, one at the database after it. */
  private static final int WITHOUT_RATE = 3;

  /** What a fast relay's lane claims goes out within this time. */
  private static final double CLAIM_SECONDS = 0.03;

  private static final int BATCH_WITHOUT_RATE = 2000;

  /**
   * Without a rate the connections are all that is shared. All lanes together claim no more than is
   * on the wire, so that a kill leaves few outcomes unknown; only where the relay answers at once
   * does each claim as many, since a claim costs the same for one message as for ten.
   *
   * @param largestClaim the most messages of a claim, if that is more than the connections
   * @param secondsPerMessage how long one took of late, all connections together
   */
  static Lanes unlimited(int connections, int largestClaim, double secondsPerMessage) {
    int share = Math.ceilDiv(connections, WITHOUT_RATE);
    int most = Math.max(connections, largestClaim);
    int messages = (int) Math.clamp(CLAIM_SECONDS / secondsPerMessage, share, most);
    return new Lanes(WITHOUT_RATE, messages, Math.max(connections, BATCH_WITHOUT_RATE));
  }

  /** What a message takes where nothing is known of a relay: as long as with the slowest. */
  static double slowest() {
    return CLAIM_SECONDS;
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
