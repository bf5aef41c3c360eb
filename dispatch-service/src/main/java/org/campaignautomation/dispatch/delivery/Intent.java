package org.campaignautomation.dispatch.delivery;

import org.campaignautomation.dispatch.channel.EmailMessage;
import org.campaignautomation.dispatch.channel.OutgoingMessage;
import org.campaignautomation.dispatch.channel.SmsMessage;
import org.jspecify.annotations.Nullable;

/**
 * A row to be written to the ledger before anything goes out.
 *
 * @param address its hash is kept, so that one address gets one message
 * @param ending {@link Ending#NONE} for what is about to be sent
 * @param text of an SMS that is about to be sent: while its outcome is open, its address and the
 *     text's hash are kept to ask the provider about it
 */
record Intent(DueJob due, String address, Ending ending, @Nullable String text) {
  /** What is about to be sent. */
  static Intent toSend(DueJob due, OutgoingMessage message) {
    return new Intent(
        due,
        message.to(),
        Ending.NONE,
        switch (message) {
          case SmsMessage sms -> sms.body();
          case EmailMessage email -> null;
        });
  }

  /** What ends unsent. */
  static Intent ended(DueJob due, String address, Ending ending) {
    return new Intent(due, address, ending, null);
  }
}
