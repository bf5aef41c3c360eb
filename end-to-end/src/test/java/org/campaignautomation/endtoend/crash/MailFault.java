package org.campaignautomation.endtoend.crash;

/** What a relay may do to a sender, by the stage of the dialogue. */
enum MailFault {
  /** Hangs up instead of greeting. */
  DROPS_AT_CONNECT(false),
  /** Greets with 421. */
  CLOSED_421(false),
  /** Hangs up after EHLO. */
  DROPS_AFTER_EHLO(false),
  /** Hangs up after MAIL. */
  DROPS_AFTER_MAIL(false),
  /** Answers RCPT with 450. */
  LATER_450(false),
  /** Answers RCPT with 550: nobody of that name. */
  NOBODY_550(false),
  /** Hangs up after RCPT. */
  DROPS_AFTER_RCPT(false),
  /** Hangs up in the middle of the text, all of which its sender has written by then. */
  DROPS_IN_TEXT(true),
  /** Answers the final dot with 451 and keeps nothing. */
  LATER_451(false),
  /** Takes its time for every answer of one message. */
  SLOW(false),
  /** Hangs up after the final dot and keeps nothing. */
  DROPS_AFTER_DOT(true),
  /** Keeps the message and hangs up after the final dot. */
  KEEPS_AND_DROPS(true),
  /** Keeps the message and never answers the final dot. */
  KEEPS_AND_IS_SILENT(true);

  private final boolean doubt;

  MailFault(boolean doubt) {
    this.doubt = doubt;
  }

  /** Whether a sender cannot tell if the message was kept: it has written the final dot. */
  boolean leavesDoubt() {
    return doubt;
  }

  boolean isAtConnect() {
    return this == DROPS_AT_CONNECT || this == CLOSED_421 || this == DROPS_AFTER_EHLO;
  }

  boolean keeps() {
    return this == KEEPS_AND_DROPS || this == KEEPS_AND_IS_SILENT;
  }
}
