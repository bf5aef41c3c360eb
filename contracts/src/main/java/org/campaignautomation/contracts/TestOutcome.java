package org.campaignautomation.contracts;

/** What would have become of a test job. */
public enum TestOutcome {
  /** It would be sent. */
  WOULD_SEND,
  /** It would end unsent. */
  WOULD_SKIP,
  /** It would fail before a provider is asked. */
  WOULD_FAIL
}
