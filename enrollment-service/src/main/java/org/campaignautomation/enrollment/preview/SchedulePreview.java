package org.campaignautomation.enrollment.preview;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.contracts.Delay;
import org.campaignautomation.contracts.DelayFrom;
import org.campaignautomation.contracts.Schedule;
import org.campaignautomation.enrollment.timing.SendingHours;
import org.campaignautomation.enrollment.timing.Timeline;
import org.campaignautomation.platform.problem.Fault;
import org.campaignautomation.platform.problem.Problem;
import org.campaignautomation.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * A question: when would the steps of a sequence be due? Any schedule, any zone. Quiet hours are
 * not in it: they belong to a channel, and these steps have none.
 *
 * @param enrolledAt when the contact is enrolled
 * @param zone the contact's; null if none is known
 * @param schedule null for always open
 */
public record SchedulePreview(
    @Nullable Instant enrolledAt,
    @Nullable String zone,
    @Nullable ScheduleInput schedule,
    @Nullable List<@Nullable StepInput> steps) {

  private static final int MAX_STEPS = 100;
  private static final int MAX_DAYS = 3_660;
  private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

  /** A step as somebody wrote it. */
  public record StepInput(@Nullable Delay delay, @Nullable DelayFrom delayFrom) {}

  /**
   * When a step is due.
   *
   * @param step 1 for the first
   */
  public record Due(int step, Instant targetAt, Instant dueAt) {}

  /**
   * The answer.
   *
   * @throws ProblemException 422 {@code validation_failed}, with all that is wrong
   */
  public List<Due> answer() {
    List<Fault> faults = new ArrayList<>();
    Instant from = enrolledAt(faults);
    if (zone != null) {
      ScheduleInput.checkZone("/zone", zone, faults);
    }
    Schedule checked = schedule == null ? null : schedule.checked("/schedule", faults);
    List<Timeline.Interval> intervals = intervals(faults);
    if (!faults.isEmpty()) {
      throw new ProblemException(Problem.validationFailed(faults));
    }
    SendingHours hours =
        SendingHours.of(
            checked,
            List.of(),
            Objects.requireNonNullElse(zone, "UTC"),
            zone == null ? "tenant" : "contact");
    List<Timeline.Planned> plan = Timeline.plan(from, from, intervals, hours);
    List<Due> due = new ArrayList<>(plan.size());
    for (Timeline.Planned planned : plan) {
      due.add(new Due(due.size() + 1, planned.targetAt(), planned.plannedAt()));
    }
    return due;
  }

  private Instant enrolledAt(List<Fault> faults) {
    if (enrolledAt == null) {
      faults.add(new Fault("/enrolledAt", "required", "Say when the contact is enrolled."));
      return EARLIEST;
    }
    if (enrolledAt.isBefore(EARLIEST) || enrolledAt.isAfter(LATEST)) {
      faults.add(new Fault("/enrolledAt", "out_of_range", "Give an instant from 1970 to 2199."));
    }
    return enrolledAt;
  }

  private List<Timeline.Interval> intervals(List<Fault> faults) {
    if (steps == null || steps.isEmpty() || steps.size() > MAX_STEPS) {
      faults.add(new Fault("/steps", "out_of_range", "Give from 1 to 100 steps."));
      return List.of();
    }
    List<Timeline.Interval> intervals = new ArrayList<>(steps.size());
    for (int index = 0; index < steps.size(); index++) {
      intervals.add(interval("/steps/" + index + "/delay", steps.get(index), faults));
    }
    return intervals;
  }

  private static Timeline.Interval interval(
      String at, @Nullable StepInput step, List<Fault> faults) {
    Delay delay = step == null ? null : step.delay();
    DelayFrom from = step == null ? null : step.delayFrom();
    if (delay == null || !isUsable(delay)) {
      faults.add(new Fault(at, "out_of_range", "Give an amount from 0 to ten years, and a unit."));
      delay = new Delay(0, Delay.Unit.MINUTES);
    }
    // The channel is of no consequence where there are no quiet hours.
    return new Timeline.Interval(
        delay, Objects.requireNonNullElse(from, DelayFrom.PREVIOUS_STEP), Channel.EMAIL);
  }

  private static boolean isUsable(Delay delay) {
    Delay.@Nullable Unit unit = delay.unit();
    if (unit == null || delay.amount() < 0) {
      return false;
    }
    return switch (unit) {
      case MINUTES -> delay.amount() <= MAX_DAYS * 1_440;
      case HOURS -> delay.amount() <= MAX_DAYS * 24;
      case DAYS -> delay.amount() <= MAX_DAYS;
      case WEEKS -> delay.amount() <= MAX_DAYS / 7;
    };
  }
}
