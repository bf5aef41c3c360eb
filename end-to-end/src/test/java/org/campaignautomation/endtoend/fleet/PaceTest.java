package org.campaignautomation.endtoend.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the tests of a rate look for, they find. */
class PaceTest {
  private static final Instant BEGIN = Instant.parse("2026-11-22T09:00:00Z");

  private static List<Arrival> everyFiveMillis(int count) {
    return new ArrayList<>(
        IntStream.range(0, count)
            .mapToObj(i -> new Arrival(BEGIN.plusMillis(5L * i), "a" + i, 1))
            .toList());
  }

  @Test
  void countsAnEvenStream() {
    Pace pace = Pace.of(everyFiveMillis(2_000));

    assertThat(pace.mostInASecond()).isEqualTo(200);
    assertThat(pace.average()).isEqualTo(200, within(0.001));
    assertThat(pace.longestGap()).isEqualTo(Duration.ofMillis(5));
  }

  @Test
  void noticesABurstThatLiesAcrossTwoSecondsOfTheClock() {
    List<Arrival> arrivals = everyFiveMillis(2_000);
    for (int i = 0; i < 15; i++) {
      arrivals.add(new Arrival(BEGIN.plusMillis(2_995 + i), "late", 1));
    }

    assertThat(Pace.of(arrivals).mostInASecond()).isEqualTo(215);
  }

  @Test
  void looksForTheFullestSecondWhereNothingStalled() {
    List<Arrival> arrivals = everyFiveMillis(2_000);
    for (int i = 0; i < 15; i++) {
      arrivals.add(new Arrival(BEGIN.plusMillis(2_995 + i), "late", 1));
    }
    Stalls.Stall there = new Stalls.Stall(BEGIN.plusMillis(2_950), BEGIN.plusMillis(2_995));
    Stalls.Stall elsewhere = new Stalls.Stall(BEGIN.plusMillis(7_000), BEGIN.plusMillis(7_020));

    assertThat(Pace.whileBusy(arrivals, List.of(there)).mostInASecond()).isEqualTo(214);
    assertThat(Pace.whileBusy(arrivals, List.of(elsewhere)).mostInASecond()).isEqualTo(215);
  }

  @Test
  void countsSegments() {
    List<Arrival> arrivals =
        IntStream.range(0, 100)
            .mapToObj(i -> new Arrival(BEGIN.plusMillis(10L * i), "a" + i, 2))
            .toList();

    assertThat(Pace.of(arrivals).mostInASecond()).isEqualTo(200);
    assertThat(Pace.of(arrivals).average()).isEqualTo(200, within(0.001));
  }

  @Test
  void noticesAStandstill() {
    List<Arrival> arrivals = everyFiveMillis(10);
    arrivals.add(new Arrival(BEGIN.plusSeconds(7), "after", 1));

    assertThat(Pace.of(arrivals).longestGap()).isEqualTo(Duration.ofMillis(7_000 - 45));
  }

  @Test
  void leavesTheEndOutWhenThereIsLittleLeft() {
    List<Arrival> arrivals = everyFiveMillis(1_000);
    arrivals.add(new Arrival(BEGIN.plusSeconds(60), "straggler", 1));

    assertThat(Pace.whileBusy(arrivals, List.of()).average()).isEqualTo(200, within(0.001));
    assertThat(Pace.of(arrivals).average()).isLessThan(20);
  }

  @Test
  void refusesToJudgeASingleMessage() {
    assertThatThrownBy(() -> Pace.of(everyFiveMillis(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
