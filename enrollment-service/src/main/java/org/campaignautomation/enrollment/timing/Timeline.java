package org.campaignautomation.enrollment.timing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.contracts.Delay;
import org.campaignautomation.contracts.DelayFrom;

/**
 * The planned times of a sequence's steps. A step's target lies its delay after its anchor, and its
 * planned time is the earliest instant from the target on at which the schedule is open and the
 * tenant's quiet hours for the channel are over. So no step is planned before the one ahead of it.
 */
public final class Timeline {
  private Timeline() {}

  /**
   * How far a step is from the one before.
   *
   * @param delayFrom what the delay is measured from
   * @param channel whose quiet hours count
   */
  public record Interval(Delay delay, DelayFrom delayFrom, Channel channel) {}

  /**
   * Where a step stands in time.
   *
   * @param targetAt anchor and delay
   * @param plannedAt the opening from there on
   */
  public record Planned(Instant targetAt, Instant plannedAt) {}

  /**
   * The times of all given steps.
   *
   * @param enrolledAt when the enrolment was made
   * @param previousAt when the step ahead of the first given one went out; the enrolment if there
   *     is none
   * @param intervals the steps, in order
   */
  public static List<Planned> plan(
      Instant enrolledAt, Instant previousAt, List<Interval> intervals, SendingHours hours) {
    List<Planned> planned = new ArrayList<>(intervals.size());
    Instant previous = previousAt;
    for (Interval interval : intervals) {
      Instant target = target(enrolledAt, previous, interval, hours);
      Instant plannedAt = hours.on(interval.channel()).planFrom(target);
      planned.add(new Planned(target, plannedAt));
      previous = plannedAt;
    }
    return planned;
  }

  private static Instant target(
      Instant enrolledAt, Instant previous, Interval interval, SendingHours hours) {
    return switch (interval.delayFrom()) {
      case PREVIOUS_STEP -> Delays.after(previous, interval.delay(), hours.zone());
      case ENROLLMENT -> {
        Instant target = Delays.after(enrolledAt, interval.delay(), hours.zone());
        yield target.isBefore(previous) ? previous : target;
      }
    };
  }
}
