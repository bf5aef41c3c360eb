package org.campaignautomation.enrollment.timing;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.campaignautomation.contracts.Schedule;
import org.campaignautomation.contracts.Schedule.Window;
import org.jspecify.annotations.Nullable;

/**
 * A schedule read in one zone. Whether it is open is decided by the local date and time of an
 * instant alone. So a window that begins in a clock change's gap opens at the transition, one
 * wholly in it does not open that day, and one in an overlap is open twice.
 *
 * <p>Searches go from one instant at which something can change to the next: local midnight, a
 * window's start or end, and the zone's transitions. They end because past the last blackout date
 * the week repeats.
 */
public final class OpeningHours {
  /**
   * How far past the last blackout date a search goes, in days. A week holds every window, a second
   * one those that a clock change swallowed in the first, the third is for dates that a zone left
   * out.
   */
  private static final int HORIZON_DAYS = 21;

  private final ZoneId zone;
  private final List<Window> windows;
  private final Set<LocalDate> blackoutDates;
  private final LocalDate lastBlackout;
  private final List<LocalTime> boundaries;

  private OpeningHours(ZoneId zone, List<Window> windows, List<LocalDate> blackoutDates) {
    this.zone = zone;
    this.windows = windows;
    this.blackoutDates = Set.copyOf(blackoutDates);
    this.lastBlackout = blackoutDates.stream().max(LocalDate::compareTo).orElse(LocalDate.MIN);
    this.boundaries =
        windows.stream()
            .flatMap(window -> Stream.of(window.start(), window.end()))
            .filter(time -> !time.equals(LocalTime.MIDNIGHT))
            .distinct()
            .sorted()
            .toList();
    if (!windows.isEmpty() && windows.stream().allMatch(window -> window.days().isEmpty())) {
      throw new IllegalArgumentException("a schedule whose windows have no day never opens");
    }
  }

  /**
   * A schedule in a zone.
   *
   * @param schedule null for always open
   * @throws IllegalArgumentException if the schedule never opens
   */
  public static OpeningHours of(@Nullable Schedule schedule, ZoneId zone) {
    return schedule == null
        ? new OpeningHours(zone, List.of(), List.of())
        : new OpeningHours(zone, schedule.windows(), schedule.blackoutDates());
  }

  /** Open every day in a window that may go over midnight. */
  static OpeningHours daily(LocalTime start, LocalTime end, ZoneId zone) {
    Window window = new Window(List.of(DayOfWeek.values()), start, end);
    return new OpeningHours(zone, List.of(window), List.of());
  }

  /** The zone whose local time counts. */
  public ZoneId zone() {
    return zone;
  }

  /** How many dates it is closed on. */
  int blackoutDates() {
    return blackoutDates.size();
  }

  /** Whether the schedule is open at an instant. */
  public boolean isOpen(Instant instant) {
    LocalDateTime local = LocalDateTime.ofInstant(instant, zone);
    return !blackoutDates.contains(local.toLocalDate())
        && (windows.isEmpty() || windows.stream().anyMatch(window -> covers(window, local)));
  }

  /** The earliest instant, not before the one given, at which the schedule is open. */
  public Instant nextOpening(Instant from) {
    return search(from, true, horizon(from))
        .orElseThrow(() -> new IllegalStateException("a schedule that never opens again"));
  }

  /**
   * The earliest instant, not before the one given, at which the schedule is closed; empty if it
   * stays open for a year.
   */
  public Optional<Instant> nextClosing(Instant from) {
    if (windows.isEmpty() && blackoutDates.isEmpty()) {
      return Optional.empty();
    }
    LocalDate inAYear = LocalDate.ofInstant(from, zone).plusYears(1);
    LocalDate horizon = horizon(from);
    return search(from, false, horizon.isBefore(inAYear) ? horizon : inAYear);
  }

  private LocalDate horizon(Instant from) {
    LocalDate fromDate = LocalDate.ofInstant(from, zone);
    LocalDate base = fromDate.isAfter(lastBlackout) ? fromDate : lastBlackout;
    return base.plusDays(HORIZON_DAYS);
  }

  private Optional<Instant> search(Instant from, boolean open, LocalDate horizon) {
    Instant at = from;
    while (isOpen(at) != open) {
      at = nextChange(at);
      if (LocalDate.ofInstant(at, zone).isAfter(horizon)) {
        return Optional.empty();
      }
    }
    return Optional.of(at);
  }

  /** The first instant after the given one at which open may turn to closed or back. */
  private Instant nextChange(Instant at) {
    ZoneOffset offset = zone.getRules().getOffset(at);
    LocalDateTime local = LocalDateTime.ofInstant(at, offset);
    LocalDate date = local.toLocalDate();
    Instant next =
        boundaries.stream()
            .filter(time -> time.isAfter(local.toLocalTime()))
            .findFirst()
            .map(date::atTime)
            .orElseGet(() -> date.plusDays(1).atStartOfDay())
            .toInstant(offset);
    ZoneOffsetTransition transition = zone.getRules().nextTransition(at);
    return transition != null && transition.getInstant().isBefore(next)
        ? transition.getInstant()
        : next;
  }

  private static boolean covers(Window window, LocalDateTime local) {
    LocalTime time = local.toLocalTime();
    DayOfWeek today = local.getDayOfWeek();
    if (window.start().isBefore(window.end())) {
      return window.days().contains(today)
          && !time.isBefore(window.start())
          && time.isBefore(window.end());
    }
    return (window.days().contains(today) && !time.isBefore(window.start()))
        || (window.days().contains(today.minus(1)) && time.isBefore(window.end()));
  }
}
