package org.campaignautomation.campaign.console.editor;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.campaignautomation.campaign.enrollment.SchedulePreview;
import org.campaignautomation.contracts.Channel;

/**
 * A step with its time.
 *
 * @param number 1 for the first
 * @param target when its delay is over
 * @param due when it goes out: the same, or when the schedule next opens
 * @param contactZone the contact's own
 */
public record PlannedStep(
    int number, Channel channel, ZonedDateTime target, ZonedDateTime due, ZoneId contactZone) {
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("EEE d MMM yyyy, HH:mm", Locale.ENGLISH);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

  /** {@code UTC+2}, {@code UTC−3:30}, {@code UTC}. */
  private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern("O", Locale.ENGLISH);

  static PlannedStep of(
      SchedulePreview.Planned plan, Channel channel, ZoneId zone, ZoneId contactZone) {
    return new PlannedStep(
        plan.step(), channel, plan.targetAt().atZone(zone), plan.dueAt().atZone(zone), contactZone);
  }

  /** When it goes out, in words. */
  public String when() {
    return WHEN.format(due);
  }

  /** How far that is from UTC, which a clock change changes. */
  public String offset() {
    return OFFSET.format(due).replace("GMT", "UTC").replace('-', '−');
  }

  /** When it goes out on its day. */
  public String time() {
    return TIME.format(due);
  }

  /** Whether the schedule makes it wait. */
  public boolean waits() {
    return !target.toInstant().equals(due.toInstant());
  }

  /** When its delay is over, in words. */
  public String wanted() {
    return WHEN.format(target);
  }

  /** When it goes out by the contact's clock, in words. */
  public String there() {
    return WHEN.format(due.withZoneSameInstant(contactZone));
  }
}
