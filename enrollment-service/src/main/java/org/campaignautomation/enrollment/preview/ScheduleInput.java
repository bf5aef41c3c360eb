package org.campaignautomation.enrollment.preview;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.campaignautomation.contracts.Schedule;
import org.campaignautomation.contracts.ZoneMode;
import org.campaignautomation.platform.problem.Fault;
import org.jspecify.annotations.Nullable;

/** A schedule as somebody wrote it, with whatever may be missing or impossible. */
public record ScheduleInput(
    @Nullable ZoneMode zoneMode,
    @Nullable String zone,
    @Nullable List<@Nullable WindowInput> windows,
    @Nullable List<@Nullable LocalDate> blackoutDates) {

  private static final int MAX_WINDOWS = 100;
  private static final int MAX_BLACKOUT_DATES = 1_000;

  /** A daily window as somebody wrote it. */
  public record WindowInput(
      @Nullable List<@Nullable DayOfWeek> days,
      @Nullable @JsonFormat(pattern = "HH:mm") LocalTime start,
      @Nullable @JsonFormat(pattern = "HH:mm") LocalTime end) {}

  /**
   * The schedule that it says.
   *
   * @param at where it stands in the body, as a JSON pointer
   * @param faults gets what is wrong with it; what is answered then is of no use
   */
  public Schedule checked(String at, List<Fault> faults) {
    checkZone(at + "/zone", zone, faults);
    List<@Nullable WindowInput> given = Objects.requireNonNullElse(windows, List.of());
    List<@Nullable LocalDate> dates = Objects.requireNonNullElse(blackoutDates, List.of());
    if (given.size() > MAX_WINDOWS) {
      faults.add(new Fault(at + "/windows", "too_many", "Give at most 100 windows."));
    }
    if (dates.size() > MAX_BLACKOUT_DATES) {
      faults.add(new Fault(at + "/blackoutDates", "too_many", "Give at most 1,000 dates."));
    }
    List<Schedule.Window> read = new ArrayList<>();
    for (int index = 0; index < given.size(); index++) {
      read.addAll(window(at + "/windows/" + index, given.get(index), faults));
    }
    return new Schedule(
        Objects.requireNonNullElse(zoneMode, ZoneMode.CONTACT),
        Objects.requireNonNullElse(zone, "UTC"),
        read,
        dates.stream().filter(Objects::nonNull).map(Objects::requireNonNull).toList());
  }

  /** Notes a zone that is missing or that nobody knows. */
  static void checkZone(String at, @Nullable String zone, List<Fault> faults) {
    if (zone == null || zone.isBlank()) {
      faults.add(new Fault(at, "required", "Give a time zone, such as Europe/Berlin."));
      return;
    }
    try {
      ZoneId.of(zone);
    } catch (DateTimeException unknown) {
      faults.add(new Fault(at, "unknown_zone", "This time zone is unknown; use an IANA name."));
    }
  }

  private static List<Schedule.Window> window(
      String at, @Nullable WindowInput window, List<Fault> faults) {
    if (window == null || window.start() == null || window.end() == null) {
      faults.add(new Fault(at, "required", "A window needs start and end, such as 09:00."));
      return List.of();
    }
    List<DayOfWeek> days =
        Objects.requireNonNullElse(window.days(), List.<@Nullable DayOfWeek>of()).stream()
            .filter(Objects::nonNull)
            .map(Objects::requireNonNull)
            .distinct()
            .toList();
    if (days.isEmpty()) {
      faults.add(
          new Fault(at + "/days", "never_opens", "The window opens on no day; name at least one."));
      return List.of();
    }
    return List.of(new Schedule.Window(days, window.start(), window.end()));
  }
}
