package org.campaignautomation.dispatch.channel.sms;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How SMS are handed over. */
@ConfigMapping(prefix = "dispatch.sms")
interface SmsConfig {
  /** How many messages are on the wire at once. */
  @WithDefault("20")
  int connections();

  /** After this long without the whole answer the outcome is unknown. */
  @WithDefault("30s")
  Duration timeout();

  /** How long it may take to connect; what fails here was surely not sent. */
  @WithDefault("5s")
  Duration connectTimeout();
}
