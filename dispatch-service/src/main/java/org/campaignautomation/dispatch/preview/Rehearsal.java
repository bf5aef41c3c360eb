package org.campaignautomation.dispatch.preview;

import org.campaignautomation.contracts.TestOutcome;
import org.jspecify.annotations.Nullable;

/**
 * What would become of a message.
 *
 * @param reason a stable code; null if it would be sent
 * @param detail the reason in words, without any value of the contact; null where the code says all
 * @param rendered null unless it would be sent
 */
public record Rehearsal(
    TestOutcome outcome,
    @Nullable String reason,
    @Nullable String detail,
    @Nullable RenderedMessage rendered) {
  static Rehearsal send(RenderedMessage rendered) {
    return new Rehearsal(TestOutcome.WOULD_SEND, null, null, rendered);
  }

  static Rehearsal skip(String reason) {
    return new Rehearsal(TestOutcome.WOULD_SKIP, reason, null, null);
  }

  static Rehearsal fail(String reason, String detail) {
    return new Rehearsal(TestOutcome.WOULD_FAIL, reason, detail, null);
  }
}
