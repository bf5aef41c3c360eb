package org.campaignautomation.benchmarks.sending;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.campaignautomation.benchmarks.machine.OpenLoop;
import org.junit.jupiter.api.Test;

class DipsTest {
  private static final OpenLoop LOOP = new OpenLoop(1_000_000_000, 200, 1_000);

  @Test
  void an_even_pace_has_no_dip() {
    assertThat(Dips.longest(arrivals().toArray(), LOOP)).isZero();
  }

  @Test
  void a_pause_is_a_dip_though_all_come_after_it() {
    // given: what was due in the third second came at its end
    long from = LOOP.dueNanos(400);
    long to = LOOP.dueNanos(600);
    long[] late = arrivals().map(at -> at >= from && at < to ? to : at).sorted().toArray();

    // then
    assertThat(Dips.longest(late, LOOP)).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void a_third_of_the_pace_is_a_dip_and_two_thirds_are_none() {
    assertThat(Dips.longest(every(3, 0), LOOP)).isGreaterThan(Duration.ofSeconds(1));
    assertThat(Dips.longest(every(3, 1), LOOP)).isZero();
  }

  /** One of each so many, or all but one. */
  private static long[] every(int nth, int others) {
    return IntStream.range(0, LOOP.count())
        .filter(index -> (index % nth == 0) == (others == 0))
        .mapToLong(LOOP::dueNanos)
        .toArray();
  }

  private static LongStream arrivals() {
    return IntStream.range(0, LOOP.count()).mapToLong(LOOP::dueNanos);
  }
}
