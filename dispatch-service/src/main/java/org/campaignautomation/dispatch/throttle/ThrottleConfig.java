package org.campaignautomation.dispatch.throttle;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.OptionalDouble;

/** How politely providers are treated. */
@ConfigMapping(prefix = "dispatch.throttle")
interface ThrottleConfig {
  /** E-mails per second, all pods together; absent for as many as the relay takes. */
  OptionalDouble emailPerSecond();

  /** SMS segments per second, all pods together; absent for as many as Twilio takes. */
  OptionalDouble smsSegmentsPerSecond();

  /**
   * The most messages of one claim where there is no rate and the relay answers at once; never less
   * than the connections. More is faster, and leaves more in doubt when a process is killed.
   */
  @WithDefault("1")
  int largestClaim();

  /** After so many failures in a row that concern the whole account nothing more is sent. */
  @WithDefault("5")
  int breakAfter();

  /** How long until the provider is asked whether it is back; doubles each time it is not. */
  @WithDefault("1s")
  Duration firstPause();

  /** The longest of these pauses. */
  @WithDefault("30s")
  Duration longestPause();
}
