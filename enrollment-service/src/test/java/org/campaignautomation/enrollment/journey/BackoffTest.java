package org.campaignautomation.enrollment.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class BackoffTest {
  private static final Duration FIRST = Duration.ofSeconds(10);
  private static final Duration MAX = Duration.ofHours(1);

  @Property
  void aPauseStaysWithinAFifthOfItsPower(
      @ForAll @IntRange(min = 0, max = 10_000) int failures,
      @ForAll @DoubleRange(min = 0, max = 1, maxIncluded = false) double random) {
    Duration pause = Backoff.after(failures, FIRST, MAX, random);

    double power = FIRST.toMillis() * Math.pow(2, Math.min(Math.max(failures - 1, 0), 30));
    double expected = Math.min(power, (double) MAX.toMillis());
    assertThat((double) pause.toMillis()).isBetween(expected * 0.8 - 1, expected * 1.2 + 1);
  }
}
