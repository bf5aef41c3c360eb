package org.campaignautomation.dispatch.channel;

import org.campaignautomation.contracts.Channel;

/** The account at a provider over which a channel's messages go; one per channel. */
public interface ProviderAccount {
  /** What goes over it. */
  Channel channel();

  /** How many messages may be on the wire at once, per pod. */
  int connections();

  /** Where it is and how it is spoken to, without a credential. */
  String endpoint();

  /**
   * Asks the provider whether it would take messages, up to and without a message; returns within a
   * bounded time and throws nothing.
   */
  AccountCheck check();
}
