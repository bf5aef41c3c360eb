package org.campaignautomation.enrollment.timing;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Optional;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.contracts.Delay;
import org.campaignautomation.contracts.QuietHours;
import org.campaignautomation.contracts.QuietHours.OnQuiet;
import org.campaignautomation.contracts.Schedule;

/**
 * The rules of due times written down a second time, as plainly as can be: every minute is tried.
 * It shares no code with what it judges.
 */
final class MinuteOracle {
  private final Schedule schedule;
  private final List<QuietHours> quietHours;
  private final ZoneId jobZone;
  private final ZoneId contactZone;

  MinuteOracle(Schedule schedule, List<QuietHours> quietHours, ZoneId jobZone, ZoneId contactZone) {
    this.schedule = schedule;
    this.quietHours = quietHours;
    this.jobZone = jobZone;
    this.contactZone = contactZone;
  }

  /** The first open instant from the target on, tried minute by minute. */
  Optional<Instant> due(Channel channel, Instant target, int days) {
    Instant end = target.plus(Duration.ofDays(days));
    Instant at = target;
    while (at.isBefore(end)) {
      if (isOpen(channel, at)) {
        return Optional.of(at);
      }
      at = at.truncatedTo(ChronoUnit.MINUTES).plusSeconds(60);
    }
    return Optional.empty();
  }

  boolean isOpen(Channel channel, Instant instant) {
    return isScheduled(local(instant, jobZone)) && !isQuiet(channel, local(instant, contactZone));
  }

  private boolean isScheduled(LocalDateTime local) {
    if (schedule.blackoutDates().contains(local.toLocalDate())) {
      return false;
    }
    if (schedule.windows().isEmpty()) {
      return true;
    }
    for (Schedule.Window window : schedule.windows()) {
      for (int back = 0; back <= 1; back++) {
        LocalDate opens = local.toLocalDate().minusDays(back);
        LocalDate closes = window.start().isBefore(window.end()) ? opens : opens.plusDays(1);
        if (window.days().contains(DayOfWeek.from(opens))
            && !local.isBefore(opens.atTime(window.start()))
            && local.isBefore(closes.atTime(window.end()))) {
          return true;
        }
      }
    }
    return false;
  }

  /** Quiet hours that skip hold nothing back: the claim ends what is due in them. */
  private boolean isQuiet(Channel channel, LocalDateTime local) {
    int minute = minute(local.toLocalTime());
    for (QuietHours quiet : quietHours) {
      int length = Math.floorMod(minute(quiet.end()) - minute(quiet.start()), 1440);
      int into = Math.floorMod(minute - minute(quiet.start()), 1440);
      if (quiet.channel() == channel && quiet.onQuiet() == OnQuiet.HOLD && into < length) {
        return true;
      }
    }
    return false;
  }

  /** Anchor and delay, by the offsets that are valid for the local time. */
  Instant target(Instant anchor, Delay delay) {
    return switch (delay.unit()) {
      case MINUTES -> anchor.plusSeconds(60L * delay.amount());
      case HOURS -> anchor.plusSeconds(3600L * delay.amount());
      case DAYS -> daysLater(anchor, delay.amount());
      case WEEKS -> daysLater(anchor, 7 * delay.amount());
    };
  }

  private Instant daysLater(Instant anchor, int days) {
    ZoneRules rules = jobZone.getRules();
    ZoneOffset before = rules.getOffset(anchor);
    LocalDateTime wanted = LocalDateTime.ofInstant(anchor, before).plusDays(days);
    List<ZoneOffset> valid = rules.getValidOffsets(wanted);
    if (valid.isEmpty()) {
      ZoneOffsetTransition gap = rules.getTransition(wanted);
      return wanted.plus(gap.getDuration()).toInstant(gap.getOffsetAfter());
    }
    return wanted.toInstant(valid.contains(before) ? before : valid.getFirst());
  }

  private static LocalDateTime local(Instant instant, ZoneId zone) {
    return LocalDateTime.ofInstant(instant, zone.getRules().getOffset(instant));
  }

  private static int minute(LocalTime time) {
    return time.getHour() * 60 + time.getMinute();
  }
}
