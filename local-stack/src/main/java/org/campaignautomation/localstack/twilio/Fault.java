package org.campaignautomation.localstack.twilio;

import org.campaignautomation.localstack.twilio.MagicNumbers.Outcome;

/** What may go wrong with a request to create a message that Twilio would take. */
public enum Fault {
  /** 400: the number is no mobile number. */
  NOT_MOBILE,
  /** 429, and not processed. */
  THROTTLED,
  /** 500, and not kept. */
  ERROR_LOST,
  /** 500, but kept. */
  ERROR_KEPT,
  /** Closed without an answer, and not kept. */
  CLOSED_LOST,
  /** Closed without an answer, but kept. */
  CLOSED_KEPT,
  /** Kept, and answered after a minute, when nobody listens any more. */
  SLOW_KEPT;

  Outcome outcome() {
    return switch (this) {
      case NOT_MOBILE ->
          new Outcome.Refused(
              TwilioError.badRequest(21614, "'To' number is not a valid mobile number"));
      case THROTTLED -> new Outcome.Refused(new TwilioError(429, 20429, "Too Many Requests"));
      case ERROR_LOST -> new Outcome.ServerError(500, false);
      case ERROR_KEPT -> new Outcome.ServerError(500, true);
      case CLOSED_LOST -> new Outcome.Closed(false);
      case CLOSED_KEPT -> new Outcome.Closed(true);
      case SLOW_KEPT -> new Outcome.Slow();
    };
  }

  /** Whether its sender cannot tell if the message is kept. */
  public boolean leavesDoubt() {
    return this != NOT_MOBILE && this != THROTTLED;
  }
}
