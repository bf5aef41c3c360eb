package org.campaignautomation.dispatch.channel;

import org.campaignautomation.contracts.FailureClass;

/** What a hand-over came to. No text in it holds an address or a credential. */
public sealed interface Outcome {
  /**
   * The provider has it.
   *
   * @param providerId the provider's id for it
   */
  record Accepted(String providerId) implements Outcome {}

  /**
   * The provider surely does not have it.
   *
   * @param failureClass what that says about a further attempt
   * @param code the provider's or ours, stable
   * @param detail for the reader
   * @param accountWide whether every other message over the account would meet the same now
   */
  record Refused(FailureClass failureClass, String code, String detail, boolean accountWide)
      implements Outcome {
    /** A refusal of this one message; of the account only if the provider is away or busy. */
    public Refused(FailureClass failureClass, String code, String detail) {
      this(
          failureClass,
          code,
          detail,
          failureClass == FailureClass.PROVIDER_OUTAGE
              || failureClass == FailureClass.PROVIDER_THROTTLE);
    }
  }

  /**
   * The provider may or may not have it.
   *
   * @param detail for the reader
   */
  record Unclear(String detail) implements Outcome {}
}
