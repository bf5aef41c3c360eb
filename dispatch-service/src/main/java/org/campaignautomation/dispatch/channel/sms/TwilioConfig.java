package org.campaignautomation.dispatch.channel.sms;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Optional;

/** The Twilio account. */
@ConfigMapping(prefix = "twilio")
interface TwilioConfig {
  /** Where the API is; another one for a simulator or a proxy. */
  @WithDefault("https://api.twilio.com")
  URI baseUrl();

  /** The account's SID; without it no SMS is sent, and production does not start. */
  Optional<String> accountSid();

  /** The account's secret. */
  Optional<String> authToken();
}
