package org.campaignautomation.campaign.console.editor;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.campaignautomation.campaign.definition.ScheduleCheck;
import org.campaignautomation.contracts.Schedule;
import org.jspecify.annotations.Nullable;

/**
 * Pure: lays steps out in days. A month is shown whole; of a longer time, the days that matter:
 * those on which something goes out and their neighbours, and those on which the clocks change.
 */
final class CalendarStrip {
  private static final int WHOLE_DAYS = 31;
  private static final int MAX_CLOCK_CHANGES = 20;
  private static final DateTimeFormatter WEEKDAY =
      DateTimeFormatter.ofPattern("EEE", Locale.ENGLISH);
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
  private static final DateTimeFormatter LONG =
      DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", Locale.ENGLISH);

  private CalendarStrip() {}

  /**
   * A day, or days of which nothing is to be said.
   *
   * @param folded how many days this stands for; 0 for a day that is shown
   * @param closed whether the schedule never opens on it
   * @param clockChange what the clocks do on it; empty on most days
   * @param steps that go out on it
   */
  public record Cell(
      long folded,
      String weekday,
      String day,
      String longDay,
      boolean closed,
      boolean start,
      String clockChange,
      List<PlannedStep> steps) {}

  /**
   * The days from the first to that of the last step.
   *
   * @param first on which somebody is enrolled
   * @param schedule null for always open
   */
  static List<Cell> of(
      List<PlannedStep> steps, LocalDate first, @Nullable Schedule schedule, ZoneId zone) {
    LocalDate last =
        steps.stream()
            .map(step -> step.due().toLocalDate())
            .reduce(first, (one, other) -> one.isAfter(other) ? one : other);
    Map<LocalDate, String> changes = clockChanges(first, last, zone);
    List<Cell> cells = new ArrayList<>();
    LocalDate next = first;
    for (LocalDate date : shown(steps, first, last, changes)) {
      if (date.isAfter(next)) {
        cells.add(folded(ChronoUnit.DAYS.between(next, date)));
      }
      cells.add(day(date, date.equals(first), steps, schedule, changes));
      next = date.plusDays(1);
    }
    return cells;
  }

  private static NavigableSet<LocalDate> shown(
      List<PlannedStep> steps, LocalDate first, LocalDate last, Map<LocalDate, String> changes) {
    NavigableSet<LocalDate> shown = new TreeSet<>(changes.keySet());
    if (ChronoUnit.DAYS.between(first, last) < WHOLE_DAYS) {
      first.datesUntil(last.plusDays(1)).forEach(shown::add);
      return shown;
    }
    shown.add(first);
    for (PlannedStep step : steps) {
      LocalDate date = step.due().toLocalDate();
      shown.add(date);
      if (date.isAfter(first)) {
        shown.add(date.minusDays(1));
      }
      if (date.isBefore(last)) {
        shown.add(date.plusDays(1));
      }
    }
    return shown;
  }

  private static Map<LocalDate, String> clockChanges(LocalDate first, LocalDate last, ZoneId zone) {
    Map<LocalDate, String> changes = new TreeMap<>();
    ZoneOffsetTransition next =
        zone.getRules().nextTransition(first.atStartOfDay(zone).toInstant().minusSeconds(1));
    while (next != null
        && !next.getDateTimeBefore().toLocalDate().isAfter(last)
        && changes.size() < MAX_CLOCK_CHANGES) {
      long minutes = Math.abs(next.getDuration().toMinutes());
      String much = minutes % 60 == 0 ? minutes / 60 + " h" : minutes + " min";
      changes.put(
          next.getDateTimeBefore().toLocalDate(),
          "Clocks go " + (next.isGap() ? "forward " : "back ") + much);
      next = zone.getRules().nextTransition(next.getInstant());
    }
    return changes;
  }

  private static Cell folded(long days) {
    return new Cell(days, "", "", "", false, false, "", List.of());
  }

  private static Cell day(
      LocalDate date,
      boolean start,
      List<PlannedStep> steps,
      @Nullable Schedule schedule,
      Map<LocalDate, String> changes) {
    return new Cell(
        0,
        WEEKDAY.format(date),
        DAY.format(date),
        LONG.format(date),
        schedule != null && !ScheduleCheck.opensOn(schedule, date),
        start,
        changes.getOrDefault(date, ""),
        steps.stream().filter(step -> step.due().toLocalDate().equals(date)).toList());
  }
}
