package org.campaignautomation.campaign.tenant;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.contracts.QuietHours;
import org.campaignautomation.platform.problem.Fault;
import org.jspecify.annotations.Nullable;

/** Pure: makes quiet hours of drafts, or names every fault in them. */
final class QuietHoursCheck {
  private static final String POINTER = "/quietHours";
  private static final int MAX_WINDOWS = 20;
  private static final int MINUTES_OF_DAY = 24 * 60;

  private final List<Fault> faults;
  private final List<QuietHours> good = new ArrayList<>();

  private QuietHoursCheck(List<Fault> faults) {
    this.faults = faults;
  }

  /** Those that can be; what cannot is added to the faults. */
  static List<QuietHours> check(List<@Nullable QuietHoursDraft> drafts, List<Fault> faults) {
    QuietHoursCheck check = new QuietHoursCheck(faults);
    if (drafts.size() > MAX_WINDOWS) {
      check.fault("", "too_many", "At most " + MAX_WINDOWS + " quiet hours fit.");
      return List.of();
    }
    for (int i = 0; i < drafts.size(); i++) {
      check.take("/" + i, drafts.get(i));
    }
    for (Channel channel : Channel.values()) {
      check.leavesTime(channel);
    }
    return check.good;
  }

  private void take(String at, @Nullable QuietHoursDraft draft) {
    if (draft == null) {
      fault(at, "required", "Quiet hours are an object.");
      return;
    }
    if (draft.channel() == null) {
      fault(at + "/channel", "required", "Give a channel: email or sms.");
    }
    LocalTime start = time(at + "/start", draft.start());
    LocalTime end = time(at + "/end", draft.end());
    if (start != null && start.equals(end)) {
      fault(
          at + "/end",
          "empty_window",
          "Start and end are the same: leave the entry out for no quiet hours.");
      return;
    }
    if (draft.channel() == null || start == null || end == null) {
      return;
    }
    QuietHours hours =
        new QuietHours(
            draft.channel(),
            start,
            end,
            Objects.requireNonNullElse(draft.onQuiet(), QuietHours.OnQuiet.HOLD));
    if (good.stream().anyMatch(other -> isSame(hours, other))) {
      fault(at, "duplicate", "The channel has these quiet hours already.");
    } else if (good.stream().anyMatch(other -> contradict(hours, other))) {
      fault(
          at + "/onQuiet",
          "contradiction",
          "These hours overlap others of the channel that say something else.");
    } else {
      good.add(hours);
    }
  }

  private @Nullable LocalTime time(String at, @Nullable LocalTime time) {
    if (time == null) {
      fault(at, "required", "Give a local time, such as 21:00.");
      return null;
    }
    if (time.getSecond() != 0 || time.getNano() != 0) {
      fault(at, "out_of_range", "Quiet hours begin and end at whole minutes.");
      return null;
    }
    return time;
  }

  private void leavesTime(Channel channel) {
    BitSet quiet = minutesOf(good, channel);
    if (quiet.cardinality() == MINUTES_OF_DAY) {
      fault("", "never_open", "They leave no minute of the day for " + name(channel) + ".");
    }
  }

  /** The minutes of the day that are quiet on a channel. */
  static BitSet minutesOf(List<QuietHours> quietHours, Channel channel) {
    BitSet minutes = new BitSet(MINUTES_OF_DAY);
    quietHours.stream()
        .filter(hours -> hours.channel() == channel)
        .forEach(hours -> minutes.or(minutes(hours)));
    return minutes;
  }

  private static BitSet minutes(QuietHours hours) {
    int start = hours.start().toSecondOfDay() / 60;
    int end = hours.end().toSecondOfDay() / 60;
    BitSet minutes = new BitSet(MINUTES_OF_DAY);
    if (start < end) {
      minutes.set(start, end);
    } else {
      minutes.set(start, MINUTES_OF_DAY);
      minutes.set(0, end);
    }
    return minutes;
  }

  private static boolean isSame(QuietHours one, QuietHours other) {
    return one.channel() == other.channel()
        && one.start().equals(other.start())
        && one.end().equals(other.end());
  }

  private static boolean contradict(QuietHours one, QuietHours other) {
    return one.channel() == other.channel()
        && one.onQuiet() != other.onQuiet()
        && minutes(one).intersects(minutes(other));
  }

  private static String name(Channel channel) {
    return switch (channel) {
      case EMAIL -> "e-mails";
      case SMS -> "SMS";
    };
  }

  private void fault(String at, String code, String detail) {
    faults.add(new Fault(POINTER + at, code, detail));
  }
}
