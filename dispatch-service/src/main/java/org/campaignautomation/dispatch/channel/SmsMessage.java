package org.campaignautomation.dispatch.channel;

import java.net.URI;
import java.time.Duration;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.templates.SmsText;
import org.jspecify.annotations.Nullable;

/**
 * An SMS.
 *
 * @param from E.164
 * @param to E.164
 * @param validity how long the provider may hold it back; null for as long as it likes
 * @param statusCallback whom the provider tells what becomes of it; null for nobody
 */
public record SmsMessage(
    String from, String to, String body, @Nullable Duration validity, @Nullable URI statusCallback)
    implements OutgoingMessage {
  /** A message of which nobody is told. */
  public SmsMessage(String from, String to, String body, @Nullable Duration validity) {
    this(from, to, body, validity, null);
  }

  /** The same message, and who is told of it. */
  public SmsMessage reportingTo(@Nullable URI callback) {
    return new SmsMessage(from, to, body, validity, callback);
  }

  @Override
  public Channel channel() {
    return Channel.SMS;
  }

  @Override
  public int tokens() {
    return Math.max(1, SmsText.of(body).segments());
  }
}
