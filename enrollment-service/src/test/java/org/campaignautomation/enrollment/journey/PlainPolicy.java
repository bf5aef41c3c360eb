package org.campaignautomation.enrollment.journey;

import java.time.Duration;

/** The policy that holds unless an installation says otherwise. */
record PlainPolicy() implements RetryPolicy {
  @Override
  public Duration replanTolerance() {
    return Duration.ofMinutes(1);
  }

  @Override
  public int maxAttempts() {
    return 5;
  }

  @Override
  public Duration backoff() {
    return Duration.ofMinutes(1);
  }

  @Override
  public Duration maxBackoff() {
    return Duration.ofHours(1);
  }

  @Override
  public Duration providerBackoff() {
    return Duration.ofSeconds(5);
  }

  @Override
  public Duration maxProviderBackoff() {
    return Duration.ofMinutes(5);
  }

  @Override
  public Duration deferral() {
    return Duration.ofSeconds(2);
  }

  @Override
  public UnknownAfter unknownAfter() {
    return new UnknownAfter() {
      @Override
      public Duration email() {
        return Duration.ofHours(1);
      }

      @Override
      public Duration sms() {
        return Duration.ofMinutes(10);
      }
    };
  }
}
