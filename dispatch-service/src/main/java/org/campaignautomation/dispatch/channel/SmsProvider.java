package org.campaignautomation.dispatch.channel;

/** Takes SMS. */
public interface SmsProvider {
  /** How many messages may be on the wire at once. */
  int connections();

  /** Hands over; returns within a bounded time and throws nothing for a failure to send. */
  Outcome send(SmsMessage message);
}
