package org.campaignautomation.templates;

/**
 * A template that could not be rendered for one person. The message never holds a value of theirs.
 */
public final class RenderException extends RuntimeException {
  private final Reason reason;

  /** Why; the lower-case name is a stable code. */
  public enum Reason {
    /** A filter or a comparison was given a value it cannot take. */
    UNUSABLE_VALUE,
    /** The text is longer than its place allows. */
    OUTPUT_TOO_LONG,
    /** More loop turns than allowed. */
    TOO_MANY_ITERATIONS,
    /** More time or memory than allowed. */
    TOO_EXPENSIVE
  }

  RenderException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /** Why. */
  public Reason reason() {
    return reason;
  }
}
