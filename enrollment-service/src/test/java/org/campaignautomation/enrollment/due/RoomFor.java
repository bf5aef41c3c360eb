package org.campaignautomation.enrollment.due;

import java.time.Duration;

/** The usual settings, with room for as many unanswered jobs as a test wants. */
record RoomFor(int maxInFlight) implements DueConfig {
  @Override
  public boolean enabled() {
    return true;
  }

  @Override
  public int batchSize() {
    return 100;
  }

  @Override
  public Duration lease() {
    return Duration.ofSeconds(30);
  }

  @Override
  public Duration answerWithin() {
    return Duration.ofMinutes(15);
  }

  @Override
  public Duration refusedPause() {
    return Duration.ofMinutes(1);
  }

  @Override
  public Duration minPause() {
    return Duration.ofMillis(250);
  }

  @Override
  public Duration maxPause() {
    return Duration.ofSeconds(1);
  }
}
