package org.campaignautomation.campaign.console.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.campaignautomation.campaign.console.editor.CalendarStrip.Cell;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.contracts.Schedule;
import org.campaignautomation.contracts.ZoneMode;
import org.junit.jupiter.api.Test;

class CalendarStripTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Test
  void showsEachDayOfAShortSequence() {
    List<Cell> days = strip("2026-11-20", null, "2026-11-20T10:00", "2026-11-23T09:00");

    assertThat(days).extracting(Cell::day).containsExactly("20 Nov", "21 Nov", "22 Nov", "23 Nov");
    assertThat(days.getFirst().start()).isTrue();
    assertThat(days.get(3).steps()).extracting(PlannedStep::number).containsExactly(2);
    assertThat(days).noneMatch(Cell::closed);
  }

  @Test
  void foldsDaysOfWhichNothingIsToBeSaid() {
    List<Cell> days = strip("2026-11-01", null, "2026-11-01T10:00", "2026-12-31T09:00");

    assertThat(days).hasSize(5);
    assertThat(days.get(0).day()).isEqualTo("1 Nov");
    assertThat(days.get(1).day()).isEqualTo("2 Nov");
    assertThat(days.get(2).folded()).isEqualTo(57);
    assertThat(days.get(3).day()).isEqualTo("30 Dec");
    assertThat(days.get(4).day()).isEqualTo("31 Dec");
    long all = days.stream().mapToLong(day -> day.folded() == 0 ? 1 : day.folded()).sum();
    assertThat(all).isEqualTo(61);
  }

  @Test
  void neverFoldsADayOnWhichTheClocksChange() {
    List<Cell> days = strip("2026-03-01", null, "2026-03-01T10:00", "2026-11-30T09:00");

    assertThat(days)
        .filteredOn(day -> !day.clockChange().isEmpty())
        .extracting(Cell::day, Cell::clockChange)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("29 Mar", "Clocks go forward 1 h"),
            org.assertj.core.groups.Tuple.tuple("25 Oct", "Clocks go back 1 h"));
  }

  @Test
  void marksDaysOnWhichTheScheduleStaysClosed() {
    // given: working days, over midnight on Friday, and a holiday
    Schedule schedule =
        new Schedule(
            ZoneMode.CONTACT,
            "Europe/Berlin",
            List.of(
                new Schedule.Window(
                    List.of(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                    LocalTime.of(22, 0),
                    LocalTime.of(6, 0))),
            List.of(LocalDate.parse("2026-11-23")));

    // when
    List<Cell> days = strip("2026-11-20", schedule, "2026-11-20T22:00", "2026-11-24T05:00");

    // then: Saturday is open until six, Tuesday too
    assertThat(days).extracting(Cell::closed).containsExactly(false, false, true, true, false);
  }

  private static List<Cell> strip(
      String first, @org.jspecify.annotations.Nullable Schedule schedule, String... due) {
    List<PlannedStep> steps = new ArrayList<>();
    for (String each : due) {
      ZonedDateTime at = ZonedDateTime.of(java.time.LocalDateTime.parse(each), BERLIN);
      steps.add(new PlannedStep(steps.size() + 1, Channel.SMS, at, at, BERLIN));
    }
    return CalendarStrip.of(steps, LocalDate.parse(first), schedule, BERLIN);
  }
}
