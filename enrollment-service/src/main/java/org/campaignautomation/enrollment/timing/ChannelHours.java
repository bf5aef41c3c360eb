package org.campaignautomation.enrollment.timing;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.campaignautomation.contracts.QuietHours;
import org.campaignautomation.contracts.QuietHours.OnQuiet;

/**
 * When one contact may be sent something on one channel: while the campaign's schedule is open, in
 * the job's zone, and the tenant's quiet hours are over, in the contact's own.
 *
 * <p>Quiet hours that hold move a message to their end. Quiet hours that skip move nothing: what is
 * due in them is not sent at all, so a plan may lie in them, and the claim ends it there.
 */
public final class ChannelHours {
  /**
   * As far as a schedule may be closed by clock changes and dates that a zone left out, in days.
   */
  private static final int WEEKS_TO_TRY = 3;

  private static final int MAX_DAYS_TO_TRY = 400;

  private final OpeningHours schedule;
  private final List<Quiet> quiet;

  private ChannelHours(OpeningHours schedule, List<Quiet> quiet) {
    this.schedule = schedule;
    this.quiet = quiet;
  }

  /** Quiet hours, as the opening hours that are left beside them. */
  private record Quiet(OpeningHours awake, OnQuiet onQuiet) {
    boolean covers(Instant instant) {
      return !awake.isOpen(instant);
    }

    boolean holds() {
      return onQuiet == OnQuiet.HOLD;
    }
  }

  /**
   * A schedule beside quiet hours.
   *
   * @param quietHours of this channel; none of them for no limit
   * @param contactZone whose local time the quiet hours are in
   */
  static ChannelHours of(OpeningHours schedule, List<QuietHours> quietHours, ZoneId contactZone) {
    return new ChannelHours(
        schedule,
        quietHours.stream()
            .filter(hours -> !hours.start().equals(hours.end()))
            .map(
                hours -> new Quiet(awake(hours.end(), hours.start(), contactZone), hours.onQuiet()))
            .toList());
  }

  private static OpeningHours awake(LocalTime from, LocalTime until, ZoneId zone) {
    return OpeningHours.daily(from, until, zone);
  }

  /** The campaign's part of it. */
  public OpeningHours schedule() {
    return schedule;
  }

  /** What becomes of a message at an instant in quiet hours; empty outside of them. */
  public Optional<OnQuiet> quietAt(Instant instant) {
    return quiet.stream()
        .filter(hours -> hours.covers(instant))
        .map(Quiet::onQuiet)
        .max(Enum::compareTo);
  }

  /** Whether something may be sent at an instant. */
  public boolean isOpen(Instant instant) {
    return schedule.isOpen(instant) && quietAt(instant).isEmpty();
  }

  /**
   * The earliest instant, not before the one given, at which the schedule is open and quiet hours
   * that hold are over; empty if there is none within reach, because the schedule lies wholly in
   * the quiet hours. Goes from opening to opening.
   */
  public Optional<Instant> nextOpening(Instant from) {
    Instant opening = schedule.nextOpening(from);
    Instant limit = opening.plus(reach());
    Instant at = opening;
    while (!at.isAfter(limit)) {
      Instant tried = at;
      at = schedule.nextOpening(afterQuiet(at));
      if (at.equals(tried)) {
        return Optional.of(at);
      }
    }
    return Optional.empty();
  }

  /**
   * Where a message whose time has come at {@code target} is planned: the next opening. If there is
   * none, the schedule's alone: the claim holds it there, and says why.
   */
  public Instant planFrom(Instant target) {
    return nextOpening(target).orElseGet(() -> schedule.nextOpening(target));
  }

  /**
   * The earliest instant, not before the one given, at which the schedule is closed or quiet hours
   * have begun; empty if that does not come within a year.
   */
  public Optional<Instant> nextClosing(Instant from) {
    return Stream.concat(Stream.of(schedule), quiet.stream().map(Quiet::awake))
        .map(hours -> hours.nextClosing(from))
        .flatMap(Optional::stream)
        .min(Instant::compareTo);
  }

  private Instant afterQuiet(Instant instant) {
    Instant at = instant;
    for (Quiet hours : quiet) {
      if (hours.holds()) {
        at = hours.awake().nextOpening(at);
      }
    }
    return at;
  }

  /** Each blackout date may take away one week's only opening. */
  private Duration reach() {
    long days = 7L * (WEEKS_TO_TRY + schedule.blackoutDates());
    return Duration.ofDays(Math.min(days, MAX_DAYS_TO_TRY));
  }
}
