package org.campaignautomation.campaign.definition;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.campaignautomation.campaign.address.Zones;
import org.campaignautomation.campaign.definition.CampaignDraft.ScheduleDraft;
import org.campaignautomation.campaign.definition.CampaignDraft.WindowDraft;
import org.campaignautomation.contracts.Schedule;
import org.campaignautomation.contracts.ZoneMode;
import org.campaignautomation.platform.problem.Fault;
import org.jspecify.annotations.Nullable;

/** Pure: makes a schedule of a draft, or names every fault in it. */
public final class ScheduleCheck {
  private static final String SCHEDULE = "/schedule";
  private static final String WINDOWS = SCHEDULE + "/windows";
  private static final int MAX_WINDOWS = 100;
  private static final int MAX_BLACKOUT_DATES = 1_000;
  private static final int HORIZON_DAYS = 366;

  private ScheduleCheck() {}

  /**
   * The schedule; null if there is none that can be.
   *
   * @param defaultZone the zone of a schedule that names none
   * @param today it must open within a year from here
   */
  public static @Nullable Schedule check(
      ScheduleDraft draft, String defaultZone, LocalDate today, List<Fault> faults) {
    int before = faults.size();
    String zone = Objects.requireNonNullElse(draft.zone(), defaultZone);
    if (!Zones.exists(zone)) {
      faults.add(
          new Fault(
              SCHEDULE + "/zone",
              "unknown_zone",
              "There is no such IANA time zone; one is Europe/Berlin."));
    }
    List<Schedule.Window> windows = windows(draft, faults);
    List<LocalDate> blackoutDates = blackoutDates(draft, faults);
    if (faults.size() > before) {
      return null;
    }
    Schedule schedule =
        new Schedule(
            Objects.requireNonNullElse(draft.zoneMode(), ZoneMode.CONTACT),
            zone,
            windows,
            blackoutDates);
    if (!opens(schedule, today)) {
      faults.add(
          new Fault(SCHEDULE, "never_opens", "It does not open on any day of the coming year."));
      return null;
    }
    return schedule;
  }

  /** Whether it opens within a year; dates are looked at, so that no clock change matters. */
  static boolean opens(Schedule schedule, LocalDate today) {
    return today.datesUntil(today.plusDays(HORIZON_DAYS)).anyMatch(date -> opensOn(schedule, date));
  }

  /** Whether it is open at some time of a local date. */
  public static boolean opensOn(Schedule schedule, LocalDate date) {
    return !schedule.blackoutDates().contains(date) && isOpenSometime(schedule.windows(), date);
  }

  private static boolean isOpenSometime(List<Schedule.Window> windows, LocalDate date) {
    return windows.isEmpty()
        || windows.stream()
            .anyMatch(
                window ->
                    window.days().contains(date.getDayOfWeek())
                        || (reachesNextDay(window)
                            && window.days().contains(date.minusDays(1).getDayOfWeek())));
  }

  private static boolean reachesNextDay(Schedule.Window window) {
    return !window.start().isBefore(window.end()) && window.end().isAfter(LocalTime.MIDNIGHT);
  }

  private static List<Schedule.Window> windows(ScheduleDraft draft, List<Fault> faults) {
    List<Schedule.Window> windows = new ArrayList<>();
    if (draft.windows() == null) {
      return windows;
    }
    if (draft.windows().size() > MAX_WINDOWS) {
      faults.add(new Fault(WINDOWS, "too_many", "At most " + MAX_WINDOWS + " windows fit."));
    }
    boolean anyDay = draft.windows().isEmpty();
    for (int i = 0; i < draft.windows().size(); i++) {
      WindowDraft window = draft.windows().get(i);
      String pointer = WINDOWS + "/" + i;
      if (window == null) {
        faults.add(new Fault(pointer, "required", "A window is an object."));
        continue;
      }
      LocalTime start = time(window.start(), pointer + "/start", faults);
      LocalTime end = time(window.end(), pointer + "/end", faults);
      List<DayOfWeek> days = days(window, pointer, faults);
      anyDay |= !days.isEmpty();
      if (start != null && end != null) {
        windows.add(new Schedule.Window(days, start, end));
      }
    }
    if (!anyDay) {
      faults.add(new Fault(SCHEDULE, "never_opens", "No window has a day, so it never opens."));
    }
    return windows;
  }

  private static List<DayOfWeek> days(WindowDraft window, String pointer, List<Fault> faults) {
    if (window.days() == null || window.days().isEmpty()) {
      faults.add(
          new Fault(pointer + "/days", "required", "Give at least one day, such as monday."));
      return List.of();
    }
    if (window.days().contains(null)) {
      faults.add(new Fault(pointer + "/days", "required", "A day is not null."));
      return List.of();
    }
    return window.days().stream().map(Objects::requireNonNull).distinct().sorted().toList();
  }

  private static @Nullable LocalTime time(
      @Nullable LocalTime time, String pointer, List<Fault> faults) {
    if (time == null) {
      faults.add(new Fault(pointer, "required", "Give a local time, such as 09:00."));
      return null;
    }
    if (time.getSecond() != 0 || time.getNano() != 0) {
      faults.add(new Fault(pointer, "out_of_range", "Windows begin and end at whole minutes."));
      return null;
    }
    return time;
  }

  private static List<LocalDate> blackoutDates(ScheduleDraft draft, List<Fault> faults) {
    if (draft.blackoutDates() == null) {
      return List.of();
    }
    String pointer = SCHEDULE + "/blackoutDates";
    if (draft.blackoutDates().size() > MAX_BLACKOUT_DATES) {
      faults.add(new Fault(pointer, "too_many", "At most " + MAX_BLACKOUT_DATES + " dates fit."));
    }
    if (draft.blackoutDates().contains(null)) {
      faults.add(new Fault(pointer, "required", "A date is not null."));
      return List.of();
    }
    return List.copyOf(
        new TreeSet<>(draft.blackoutDates().stream().map(Objects::requireNonNull).toList()));
  }
}
