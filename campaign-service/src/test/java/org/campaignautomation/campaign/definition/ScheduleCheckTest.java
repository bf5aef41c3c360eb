package org.campaignautomation.campaign.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.campaignautomation.contracts.Schedule;
import org.campaignautomation.contracts.ZoneMode;
import org.junit.jupiter.api.Test;

class ScheduleCheckTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

  @Test
  void opensWithoutWindows() {
    assertThat(opens(List.of(), List.of())).isTrue();
  }

  @Test
  void doesNotOpenIfEveryDayOfTheYearIsClosed() {
    List<LocalDate> year = TODAY.datesUntil(TODAY.plusDays(366)).toList();

    assertThat(opens(List.of(), year)).isFalse();
    assertThat(opens(List.of(), year.subList(1, 366))).isTrue();
  }

  @Test
  void doesNotOpenIfItsOnlyDayIsAlwaysClosed() {
    List<LocalDate> mondays =
        TODAY
            .datesUntil(TODAY.plusDays(366))
            .filter(date -> date.getDayOfWeek() == DayOfWeek.MONDAY)
            .toList();

    assertThat(opens(List.of(monday("09:00", "18:00")), mondays)).isFalse();
    assertThat(opens(List.of(monday("22:00", "00:00")), mondays)).isFalse();
  }

  @Test
  void opensAfterMidnightOfAClosedDay() {
    List<LocalDate> mondays =
        TODAY
            .datesUntil(TODAY.plusDays(366))
            .filter(date -> date.getDayOfWeek() == DayOfWeek.MONDAY)
            .toList();

    assertThat(opens(List.of(monday("22:00", "06:00")), mondays)).isTrue();
    assertThat(opens(List.of(monday("09:00", "09:00")), mondays)).isTrue();
  }

  private static boolean opens(List<Schedule.Window> windows, List<LocalDate> closed) {
    return ScheduleCheck.opens(new Schedule(ZoneMode.FIXED, "UTC", windows, closed), TODAY);
  }

  private static Schedule.Window monday(String start, String end) {
    return new Schedule.Window(
        List.of(DayOfWeek.MONDAY), LocalTime.parse(start), LocalTime.parse(end));
  }
}
