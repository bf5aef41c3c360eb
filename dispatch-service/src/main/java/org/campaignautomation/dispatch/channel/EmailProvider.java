package org.campaignautomation.dispatch.channel;

/** Takes e-mails. */
public interface EmailProvider extends ProviderAccount {
  /** Hands over; returns within a bounded time and throws nothing for a failure to send. */
  Outcome send(EmailMessage message);
}
