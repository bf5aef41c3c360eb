package org.campaignautomation.campaign.console.editor;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.campaignautomation.contracts.Schedule;

/**
 * A window as a row of the page.
 *
 * @param key makes the ids of its fields
 */
public record WindowRow(String key, List<Day> days, LocalTime start, LocalTime end) {
  private static final String ANY_KEY = "KEY";
  private static final LocalTime MORNING = LocalTime.of(9, 0);
  private static final LocalTime EVENING = LocalTime.of(18, 0);

  /**
   * A day to choose.
   *
   * @param key as the API writes it
   * @param shortName for its button
   */
  public record Day(String key, String name, String shortName, boolean chosen) {}

  /** What a new row is copied from: working days in the United States and Europe. */
  static WindowRow blank() {
    List<DayOfWeek> working =
        Arrays.stream(DayOfWeek.values())
            .filter(day -> day.compareTo(DayOfWeek.FRIDAY) <= 0)
            .toList();
    return of(ANY_KEY, new Schedule.Window(working, MORNING, EVENING));
  }

  static WindowRow of(String key, Schedule.Window window) {
    List<Day> days =
        Arrays.stream(DayOfWeek.values())
            .map(
                day ->
                    new Day(
                        day.name().toLowerCase(Locale.ROOT),
                        day.getDisplayName(TextStyle.FULL, Locale.ENGLISH),
                        day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH),
                        window.days().contains(day)))
            .toList();
    return new WindowRow(key, days, window.start(), window.end());
  }
}
