package org.campaignautomation.enrollment.timing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.campaignautomation.contracts.FrequencyCap;
import org.campaignautomation.contracts.FrequencyCap.OnExceeded;
import org.junit.jupiter.api.Test;

class FrequencyLimitTest {
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final Instant EVENING = Instant.parse("2026-03-07T23:00:00Z");

  @Test
  void theDayIsTheContactsAndMayHaveTwentyThreeHours() {
    FrequencyCap twoADay = new FrequencyCap(2, null, OnExceeded.DEFER);

    assertThat(free(twoADay, EVENING, sent(EVENING))).isEqualTo(EVENING);
    assertThat(free(twoADay, EVENING, sent(EVENING), sent(EVENING.minusSeconds(60))))
        .isEqualTo("2026-03-08T05:00:00Z");
    assertThat(FrequencyLimit.nextDay(Instant.parse("2026-03-08T05:00:00Z"), NEW_YORK))
        .isEqualTo("2026-03-09T04:00:00Z");
  }

  @Test
  void theWeekRolls() {
    FrequencyCap twoAWeek = new FrequencyCap(null, 2, OnExceeded.DEFER);
    Instant monday = EVENING.minus(Duration.ofDays(5));
    Instant friday = EVENING.minus(Duration.ofDays(1));

    assertThat(free(twoAWeek, EVENING, sent(monday))).isEqualTo(EVENING);
    assertThat(free(twoAWeek, EVENING, sent(friday), sent(monday)))
        .isEqualTo(monday.plus(Duration.ofDays(7)));
  }

  @Test
  void aMessageThatLeftLaterThanItWasClaimedCountsForTheWeekFromThere() {
    FrequencyCap oneAWeek = new FrequencyCap(null, 1, OnExceeded.DEFER);
    Instant left = EVENING.plusSeconds(30);

    assertThat(free(oneAWeek, left, new FrequencyLimit.Sent(EVENING, left)))
        .isEqualTo(left.plus(Duration.ofDays(7)));
  }

  /** However many messages come together, what is sent as soon as it is free keeps the cap. */
  @Test
  void whatIsSentAsSoonAsItIsFreeNeverExceedsTheCap() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      FrequencyCap cap =
          new FrequencyCap(
              random.nextBoolean() ? 1 + random.nextInt(3) : null,
              random.nextBoolean() ? 1 + random.nextInt(5) : null,
              OnExceeded.DEFER);
      List<FrequencyLimit.Sent> sent = new ArrayList<>();
      Instant at = EVENING;
      for (int message = 0; message < 25; message++) {
        at = FrequencyLimit.nextFree(cap, sent, at.plusSeconds(random.nextInt(50_000)), NEW_YORK);
        sent.add(sent(at));
      }
      assertWithin(cap, sent);
    }
  }

  private static void assertWithin(FrequencyCap cap, List<FrequencyLimit.Sent> sent) {
    for (FrequencyLimit.Sent one : sent) {
      Instant at = one.sentAt();
      long day = sent.stream().filter(other -> date(other.sentAt()).equals(date(at))).count();
      long week =
          sent.stream()
              .map(FrequencyLimit.Sent::sentAt)
              .filter(other -> !other.isAfter(at))
              .filter(other -> Duration.between(other, at).compareTo(Duration.ofDays(7)) < 0)
              .count();
      assertThat(cap.perDay() == null || day <= cap.perDay()).as("day of %s", at).isTrue();
      assertThat(cap.perWeek() == null || week <= cap.perWeek()).as("week to %s", at).isTrue();
    }
  }

  private static LocalDate date(Instant at) {
    return LocalDate.ofInstant(at, NEW_YORK);
  }

  private static Instant free(FrequencyCap cap, Instant now, FrequencyLimit.Sent... sent) {
    return FrequencyLimit.nextFree(cap, List.of(sent), now, NEW_YORK);
  }

  private static FrequencyLimit.Sent sent(Instant at) {
    return new FrequencyLimit.Sent(at, at);
  }
}
