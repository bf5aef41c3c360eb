package org.campaignautomation.dispatch.channel.email;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How e-mails are handed over; the relay itself is {@code quarkus.mailer.*}. */
@ConfigMapping(prefix = "dispatch.email")
interface EmailConfig {
  /** How many messages are on the wire at once; the mail client has as many connections. */
  @WithDefault("10")
  int connections();

  /** After this long without an answer the outcome is unknown. */
  @WithDefault("30s")
  Duration timeout();

  /** How long it may take to reach the relay when it has not answered lately. */
  @WithDefault("5s")
  Duration connectTimeout();
}
