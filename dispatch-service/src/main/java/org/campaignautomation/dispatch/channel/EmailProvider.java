package org.campaignautomation.dispatch.channel;

/** Takes e-mails. */
public interface EmailProvider {
  /** How many messages may be on the wire at once. */
  int connections();

  /** Hands over; returns within a bounded time and throws nothing for a failure to send. */
  Outcome send(EmailMessage message);
}
