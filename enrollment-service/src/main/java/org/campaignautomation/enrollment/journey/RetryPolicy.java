package org.campaignautomation.enrollment.journey;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.campaignautomation.contracts.Channel;

/** How jobs are tried again, and when they are given up. */
@ConfigMapping(prefix = "enrollment.retry")
public interface RetryPolicy {
  /** How late a step may go out without the rest being planned anew. */
  @WithDefault("1m")
  Duration replanTolerance();

  /** How many attempts may be spent on temporary failures. */
  @WithDefault("5")
  int maxAttempts();

  /** The pause after the first temporary failure; it doubles with each further one. */
  @WithDefault("1m")
  Duration backoff();

  /** The longest pause between attempts. */
  @WithDefault("1h")
  Duration maxBackoff();

  /** The pause after the provider was too slow or away; it doubles with each further time. */
  @WithDefault("5s")
  Duration providerBackoff();

  /** The longest pause for a provider. */
  @WithDefault("5m")
  Duration maxProviderBackoff();

  /** The shortest pause after dispatch-service put a job off. */
  @WithDefault("2s")
  Duration deferral();

  /** How long an unknown outcome of each channel may stay open. */
  UnknownAfter unknownAfter();

  /** How long an unknown outcome may stay open. */
  interface UnknownAfter {
    @WithDefault("1h")
    Duration email();

    @WithDefault("10m")
    Duration sms();

    /** The limit of a channel. */
    default Duration of(Channel channel) {
      return switch (channel) {
        case EMAIL -> email();
        case SMS -> sms();
      };
    }
  }
}
