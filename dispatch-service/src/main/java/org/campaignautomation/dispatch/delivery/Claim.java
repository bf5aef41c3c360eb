package org.campaignautomation.dispatch.delivery;

import java.util.List;
import org.campaignautomation.dispatch.channel.OutgoingMessage;

/**
 * What became of a batch in the transaction that claimed it.
 *
 * @param toSend have a row {@code sending} and must go out now
 * @param waiting have no answer yet, since their campaign is not known or the turn was too short
 * @param missing the tokens of the first message that the turn was too short for; 0 if none
 */
record Claim(List<ToSend> toSend, List<DueJob> waiting, int missing) {
  /**
   * A message whose intent is in the ledger.
   *
   * @param staleAt from this {@link System#nanoTime()} on it must not go out any more: its row may
   *     be given up as unknown soon, and somebody may decide to send it anew
   */
  record ToSend(DueJob due, OutgoingMessage message, long staleAt) {
    boolean isStale() {
      return System.nanoTime() - staleAt >= 0;
    }
  }
}
