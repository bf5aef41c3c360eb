package org.campaignautomation.dispatch.delivery;

import org.campaignautomation.dispatch.channel.OutgoingMessage;

/** What is to become of a due job. */
sealed interface Verdict {
  /** It goes out. */
  record Send(OutgoingMessage message) implements Verdict {}

  /** It ends here, and the ledger says why: the same attempt is never sent later. */
  record Fail(Ending ending) implements Verdict {}

  /** It is not to go out at all; no row. */
  record Skip(String reason) implements Verdict {}

  /** It is not to go out now; no row, no attempt spent. */
  record Defer(String reason) implements Verdict {}

  /** It was handed over before; the ledger answers. */
  record Known(LedgerRow row) implements Verdict {}

  /**
   * Not in this claim: its campaign's record is on its way, or the claim's time or turn is over.
   */
  record Await() implements Verdict {}
}
