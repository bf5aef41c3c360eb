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
   */
  record Refused(FailureClass failureClass, String code, String detail) implements Outcome {}

  /**
   * The provider may or may not have it.
   *
   * @param detail for the reader
   */
  record Unclear(String detail) implements Outcome {}
}
