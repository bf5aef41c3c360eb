package org.campaignautomation.endtoend.crash;

/** A way between the services and what they need. */
enum Way {
  POSTGRES,
  KAFKA,
  SMTP,
  TWILIO;

  /** Whether a message may have gone out when the way is lost, and its sender not know it. */
  boolean leavesDoubt() {
    return this == POSTGRES || this == SMTP;
  }
}
