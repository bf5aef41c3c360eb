package org.campaignautomation.enrollment.timing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.contracts.Delay;
import org.campaignautomation.contracts.DelayFrom;
import org.campaignautomation.contracts.Schedule;
import org.campaignautomation.contracts.ZoneMode;
import org.campaignautomation.enrollment.timing.Timeline.Interval;
import org.campaignautomation.enrollment.timing.Timeline.Planned;
import org.junit.jupiter.api.Test;

class TimelineTest {
  /** A Friday afternoon in New York. */
  private static final Instant ENROLLED = Instant.parse("2026-03-06T22:30:00Z");

  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final Delay NOTHING = new Delay(0, Delay.Unit.MINUTES);
  private static final Delay THREE_DAYS = new Delay(3, Delay.Unit.DAYS);

  @Test
  void aStepIsMeasuredFromThePlanOfTheOneBefore() {
    // given office hours, and a clock change on the Sunday between
    SendingHours office = office();

    // when
    List<Planned> plan =
        Timeline.plan(ENROLLED, ENROLLED, List.of(previous(NOTHING), previous(THREE_DAYS)), office);

    // then
    assertThat(plan)
        .containsExactly(
            new Planned(ENROLLED, Instant.parse("2026-03-09T13:00:00Z")),
            new Planned(
                Instant.parse("2026-03-12T13:00:00Z"), Instant.parse("2026-03-12T13:00:00Z")));
  }

  @Test
  void aStepMeasuredFromTheEnrollmentIsNeverBeforeTheOneAhead() {
    List<Planned> plan =
        Timeline.plan(
            ENROLLED,
            ENROLLED,
            List.of(
                previous(THREE_DAYS), new Interval(NOTHING, DelayFrom.ENROLLMENT, Channel.EMAIL)),
            SendingHours.of(null, List.of(), NEW_YORK.getId(), "contact"));

    assertThat(plan.get(1))
        .isEqualTo(new Planned(plan.get(0).plannedAt(), plan.get(0).plannedAt()));
  }

  @Test
  void nineStaysNineAcrossAClockChangeAndTwentyFourHoursDoNot() {
    Instant nine = Instant.parse("2026-03-07T14:00:00Z");

    assertThat(Delays.after(nine, new Delay(1, Delay.Unit.DAYS), NEW_YORK))
        .isEqualTo("2026-03-08T13:00:00Z");
    assertThat(Delays.after(nine, new Delay(24, Delay.Unit.HOURS), NEW_YORK))
        .isEqualTo("2026-03-08T14:00:00Z");
  }

  @Test
  void theZoneIsTheContactsOnlyIfKnownAndWanted() {
    Schedule contacts = schedule(ZoneMode.CONTACT);

    assertThat(JobZone.of(contacts, "Asia/Tokyo", "phone")).isEqualTo(ZoneId.of("Asia/Tokyo"));
    assertThat(JobZone.of(contacts, "Asia/Tokyo", "tenant")).isEqualTo(NEW_YORK);
    assertThat(JobZone.of(contacts, "Mars/Olympus", "contact")).isEqualTo(NEW_YORK);
    assertThat(JobZone.of(schedule(ZoneMode.FIXED), "Asia/Tokyo", "contact")).isEqualTo(NEW_YORK);
    assertThat(JobZone.of(null, "Asia/Tokyo", "tenant")).isEqualTo(ZoneId.of("Asia/Tokyo"));
  }

  @Test
  void aScheduleThatNeverOpensIsNone() {
    Schedule never =
        new Schedule(
            ZoneMode.FIXED,
            "UTC",
            List.of(new Schedule.Window(List.of(), LocalTime.of(9, 0), LocalTime.of(17, 0))),
            List.of());

    assertThatThrownBy(() -> OpeningHours.of(never, NEW_YORK))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Interval previous(Delay delay) {
    return new Interval(delay, DelayFrom.PREVIOUS_STEP, Channel.EMAIL);
  }

  private static SendingHours office() {
    return SendingHours.of(schedule(ZoneMode.FIXED), List.of(), NEW_YORK.getId(), "contact");
  }

  private static Schedule schedule(ZoneMode mode) {
    List<DayOfWeek> weekdays =
        List.of(
            DayOfWeek.MONDAY,
            DayOfWeek.TUESDAY,
            DayOfWeek.WEDNESDAY,
            DayOfWeek.THURSDAY,
            DayOfWeek.FRIDAY);
    return new Schedule(
        mode,
        NEW_YORK.getId(),
        List.of(new Schedule.Window(weekdays, LocalTime.of(9, 0), LocalTime.of(17, 0))),
        List.of());
  }
}
