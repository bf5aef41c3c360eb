package org.campaignautomation.dispatch.channel.email;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How e-mails are handed over; the relay itself is {@code quarkus.mailer.*}. */
@ConfigMapping(prefix = "dispatch.email")
interface EmailConfig {
  /** How many messages are on the wire at once, each on a connection of its own. */
  @WithDefault("10")
  int connections();

  /** After this long without an answer the hand-over is given up. */
  @WithDefault("30s")
  Duration timeout();

  /** How long it may take to reach the relay. */
  @WithDefault("5s")
  Duration connectTimeout();

  /** How long a connection may rest; less than the relay allows (RFC 5321: five minutes). */
  @WithDefault("30s")
  Duration idleLimit();

  /** After so many messages a connection is closed. */
  @WithDefault("500")
  int messagesPerConnection();
}
