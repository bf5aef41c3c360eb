package org.campaignautomation.dispatch.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class SteadyClockTest {
  private static final Instant START = Instant.parse("2026-11-22T12:00:00Z");

  private final AtomicReference<Instant> wall = new AtomicReference<>(START);
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
  private final SteadyClock clock = new SteadyClock(wall::get, nanos::get);

  @Test
  void a_step_of_the_machines_clock_neither_prolongs_nor_ends_a_pause() {
    // given
    Breaker breaker = new Breaker(1, Duration.ofSeconds(1), Duration.ofSeconds(30));
    breaker.heard(0, 1, "connect_failed", clock.instant());
    Instant until = ((Breaker.State.Open) breaker.state()).until();

    // when
    wall.set(START.plus(Duration.ofMinutes(10)));
    boolean endedEarly = !clock.instant().isBefore(until);
    wall.set(START.minus(Duration.ofMinutes(10)));
    nanos.addAndGet(Duration.ofSeconds(2).toNanos());

    // then
    assertThat(endedEarly).isFalse();
    assertThat(clock.instant()).isEqualTo(START.plusSeconds(2)).isAfter(until);
  }
}
