package org.campaignautomation.dispatch.channel;

import java.time.Duration;
import org.campaignautomation.contracts.Channel;
import org.jspecify.annotations.Nullable;

/**
 * An SMS.
 *
 * @param from E.164
 * @param to E.164
 * @param validity how long the provider may hold it back; null for as long as it likes
 */
public record SmsMessage(String from, String to, String body, @Nullable Duration validity)
    implements OutgoingMessage {
  @Override
  public Channel channel() {
    return Channel.SMS;
  }
}
