package org.campaignautomation.contracts;

/** What a step does when a variable without default has no value for the contact. */
public enum MissingVariable {
  /** Skip the message, with the reason {@code missing_variable}. */
  SKIP,
  /** Render nothing in its place. */
  EMPTY,
  /** Fail the job. */
  FAIL
}
