package org.campaignautomation.dispatch.channel;

import org.campaignautomation.contracts.Channel;

/** A message ready for its provider. */
public sealed interface OutgoingMessage permits EmailMessage, SmsMessage {
  /** Where it goes: an e-mail address or a phone number. */
  String to();

  /** How it goes. */
  Channel channel();

  /** What it takes of the provider's rate: 1, or its segments. */
  int tokens();
}
