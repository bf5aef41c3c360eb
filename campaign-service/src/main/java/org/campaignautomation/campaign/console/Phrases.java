package org.campaignautomation.campaign.console;

import io.quarkus.qute.TemplateExtension;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.contracts.Delay;
import org.campaignautomation.contracts.DelayFrom;
import org.campaignautomation.contracts.InFlight;
import org.campaignautomation.contracts.Schedule;
import org.campaignautomation.contracts.Schedule.Window;
import org.campaignautomation.contracts.Step;
import org.campaignautomation.contracts.ZoneMode;
import org.campaignautomation.platform.problem.Fault;

/** A campaign's terms in words. */
@TemplateExtension
public final class Phrases {
  private static final int WEEK = 7;

  private Phrases() {}

  /** {@code 3 days}. */
  public static String phrase(Delay delay) {
    String unit = Words.key(delay.unit());
    return delay.amount()
        + " "
        + (delay.amount() == 1 ? unit.substring(0, unit.length() - 1) : unit);
  }

  /** {@code 3 days after the step before}. */
  public static String when(Step step) {
    boolean ofEnrolment = step.position() == 1 || step.delayFrom() == DelayFrom.ENROLLMENT;
    String from = ofEnrolment ? "the enrolment" : "the step before";
    return step.delay().amount() == 0
        ? "right after " + from
        : phrase(step.delay()) + " after " + from;
  }

  /** {@code E-mail} or {@code SMS}. */
  public static String word(Channel channel) {
    return channel == Channel.EMAIL ? "E-mail" : "SMS";
  }

  /** {@code Mon–Fri 09:00–18:00}. */
  public static String phrase(Window window) {
    return days(window.days()) + " " + window.start() + "–" + window.end();
  }

  /**
   * {@code Mon–Fri 09:00–18:00, in the contact's zone or else Europe/Berlin; never on 2026-12-25}.
   */
  public static String phrase(Schedule schedule) {
    String windows =
        schedule.windows().isEmpty()
            ? "At any time"
            : schedule.windows().stream().map(Phrases::phrase).collect(Collectors.joining(" and "));
    String zone =
        schedule.zoneMode() == ZoneMode.CONTACT
            ? ", in the contact's zone or else " + schedule.zone()
            : ", in " + schedule.zone();
    String closed =
        schedule.blackoutDates().isEmpty()
            ? ""
            : schedule.blackoutDates().stream()
                .map(Object::toString)
                .collect(Collectors.joining(", ", "; never on ", ""));
    return windows + zone + closed;
  }

  /** What a version meant for those on their way. */
  public static String phrase(InFlight decision) {
    return switch (decision) {
      case KEEP -> "Who was on their way finishes on the version before.";
      case MOVE -> "Who was on their way went on with this one, at the times they had.";
      case RESCHEDULE -> "Who was on their way went on with this one, at new times.";
    };
  }

  /** {@code Step 1, subject}: where it is. */
  public static String place(Fault fault) {
    return Places.of(fault.pointer());
  }

  private static String days(List<DayOfWeek> days) {
    List<DayOfWeek> sorted = days.stream().sorted().toList();
    if (sorted.size() == WEEK) {
      return "daily";
    }
    boolean inARow =
        sorted.size() > 2
            && sorted.getLast().getValue() - sorted.getFirst().getValue() == sorted.size() - 1;
    return inARow
        ? day(sorted.getFirst()) + "–" + day(sorted.getLast())
        : sorted.stream().map(Phrases::day).collect(Collectors.joining(", "));
  }

  private static String day(DayOfWeek day) {
    return day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
  }
}
