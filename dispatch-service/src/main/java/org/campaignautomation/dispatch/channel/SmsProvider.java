package org.campaignautomation.dispatch.channel;

/** Takes SMS. */
public interface SmsProvider extends ProviderAccount {
  /** Hands over; returns within a bounded time and throws nothing for a failure to send. */
  Outcome send(SmsMessage message);
}
