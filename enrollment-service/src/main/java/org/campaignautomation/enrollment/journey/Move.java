package org.campaignautomation.enrollment.journey;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.campaignautomation.contracts.DelayFrom;
import org.campaignautomation.contracts.InFlight;
import org.campaignautomation.enrollment.catalog.CampaignStep;
import org.campaignautomation.enrollment.catalog.CampaignVersion;
import org.campaignautomation.enrollment.timing.Delays;
import org.campaignautomation.enrollment.timing.SendingHours;
import org.campaignautomation.platform.ids.Ids;
import org.jspecify.annotations.Nullable;

/**
 * What a new version does to the plan of one person. Pure.
 *
 * <p>They go on at the step they wait for; if it was removed, at the next one that was left, and if
 * none was, at the first new one behind what they have passed. What lies before that in the new
 * version is not sent, and neither is anything that they were past in the old one. A message that
 * is on its way stays on its way; the steps behind it move.
 */
final class Move {
  private final CampaignVersion from;
  private final CampaignVersion to;
  private final SendingHours hours;
  private final Instant now;

  /**
   * A move.
   *
   * @param from the version the person is on
   * @param to the one they go to
   * @param hours the person's, of the new version
   */
  Move(CampaignVersion from, CampaignVersion to, SendingHours hours, Instant now) {
    this.from = from;
    this.to = to;
    this.hours = hours;
    this.now = now;
  }

  /**
   * A person after it.
   *
   * @param kept jobs of steps that they still wait for, as they are now
   * @param added jobs that are new
   * @param removed jobs of steps that the new version has no more
   * @param passed jobs of steps that lie before the one they wait for now
   */
  record Moved(
      List<PlannedStep> kept, List<PlannedStep> added, List<UUID> removed, List<UUID> passed) {

    /** Whether there is nothing left that they wait for. */
    boolean isOver() {
      return kept.isEmpty() && added.isEmpty();
    }
  }

  /**
   * What becomes of a person.
   *
   * @param steps all jobs of the enrolment's sequence; at least one has not ended
   */
  Moved apply(Traveller person, List<PlannedStep> steps) {
    List<PlannedStep> live = PlannedStep.live(steps);
    PlannedStep current = live.getFirst();
    int position = position(live);
    Map<UUID, PlannedStep> byStep =
        live.stream().collect(Collectors.toMap(PlannedStep::stepId, Function.identity()));
    Chain chain = new Chain(person, current, anchor(person, current, steps));
    for (CampaignStep step : to.stepsAfter(position - 1)) {
      PlannedStep mine = byStep.get(step.id());
      if (mine != null) {
        chain.keep(mine, step);
      } else if (from.positionOf(step.id()) == 0) {
        chain.add(step);
      }
    }
    return new Moved(
        chain.kept,
        chain.added,
        waiting(live, step -> to.positionOf(step.stepId()) == 0),
        waiting(
            live,
            step -> {
              int now = to.positionOf(step.stepId());
              return now > 0 && now < position;
            }));
  }

  /** Where they go on. */
  private int position(List<PlannedStep> live) {
    return live.stream()
        .mapToInt(step -> to.positionOf(step.stepId()))
        .filter(position -> position > 0)
        .findFirst()
        .orElseGet(() -> behindWhatIsPassed(live));
  }

  private int behindWhatIsPassed(List<PlannedStep> live) {
    int here =
        live.stream()
            .mapToInt(step -> from.positionOf(step.stepId()))
            .filter(position -> position > 0)
            .min()
            .orElse(Integer.MAX_VALUE);
    return from.steps().stream()
            .filter(step -> step.position() < here)
            .mapToInt(step -> to.positionOf(step.id()))
            .max()
            .orElse(0)
        + 1;
  }

  /** What the step they wait for was measured from. */
  private Instant anchor(Traveller person, PlannedStep current, List<PlannedStep> steps) {
    if (current.isInFlight()) {
      return current.plannedAt();
    }
    int position = from.positionOf(current.stepId());
    if (position > 0 && from.step(position).delayFrom() == DelayFrom.PREVIOUS_STEP) {
      return Delays.before(current.targetAt(), from.step(position).delay(), hours.zone());
    }
    return steps.stream()
        .map(PlannedStep::wentOutAt)
        .filter(Objects::nonNull)
        .max(Instant::compareTo)
        .orElse(person.anchor());
  }

  private static List<UUID> waiting(List<PlannedStep> live, Predicate<PlannedStep> which) {
    return live.stream()
        .filter(PlannedStep::isPending)
        .filter(which)
        .map(PlannedStep::jobId)
        .toList();
  }

  /** The steps from where they go on, each planned behind the one ahead of it. */
  private final class Chain {
    private final Traveller person;
    private final boolean inFlight;
    private final List<PlannedStep> kept = new ArrayList<>();
    private final List<PlannedStep> added = new ArrayList<>();
    private Instant ahead;
    private @Nullable UUID stepAhead;
    private boolean otherTimes;
    private boolean first = true;

    Chain(Traveller person, PlannedStep current, Instant anchor) {
      this.person = person;
      this.inFlight = current.isInFlight();
      this.ahead = anchor;
    }

    void keep(PlannedStep job, CampaignStep step) {
      PlannedStep moved = job.as(to.version(), step);
      if (job.isPending()) {
        moved = to.inFlight() == InFlight.RESCHEDULE ? anew(moved, step) : asPlanned(moved, step);
      }
      kept.add(moved);
      otherTimes = !moved.plannedAt().equals(job.plannedAt());
      next(step, moved.plannedAt());
    }

    void add(CampaignStep step) {
      Instant target = target(step);
      Instant planned = open(step, isNext() ? latest(target, now) : target);
      added.add(
          new PlannedStep(
              Ids.next(),
              person.enrollmentId(),
              step.id(),
              to.version(),
              step.position(),
              step.channel(),
              JobStatus.PENDING,
              target,
              planned,
              isNext() ? planned : null,
              null,
              now));
      otherTimes = true;
      next(step, planned);
    }

    /** The first keeps its time; the others do unless what is ahead of them is other or later. */
    private PlannedStep asPlanned(PlannedStep job, CampaignStep step) {
      if (first) {
        return job.at(job.targetAt(), job.plannedAt(), isNext() ? due(job, job.plannedAt()) : null);
      }
      boolean sameAhead = Objects.equals(stepAhead, aheadBefore(step)) && !otherTimes;
      if (sameAhead) {
        return job.at(job.targetAt(), job.plannedAt(), null);
      }
      Instant target = latest(job.targetAt(), behind(step));
      Instant planned = target.isAfter(job.plannedAt()) ? open(step, target) : job.plannedAt();
      return job.at(target, planned, null);
    }

    private PlannedStep anew(PlannedStep job, CampaignStep step) {
      Instant target = target(step);
      Instant planned = open(step, latest(target, now));
      return job.at(target, planned, isNext() ? due(job, planned) : null);
    }

    /** What was put off stays put off. */
    private Instant due(PlannedStep job, Instant planned) {
      Instant due = job.dueAt();
      return due != null && job.isPutOff() ? latest(planned, due) : planned;
    }

    private Instant target(CampaignStep step) {
      return switch (step.delayFrom()) {
        case PREVIOUS_STEP -> Delays.after(ahead, step.delay(), hours.zone());
        case ENROLLMENT -> latest(Delays.after(person.anchor(), step.delay(), hours.zone()), ahead);
      };
    }

    private Instant behind(CampaignStep step) {
      return step.delayFrom() == DelayFrom.PREVIOUS_STEP
          ? Delays.after(ahead, step.delay(), hours.zone())
          : ahead;
    }

    private @Nullable UUID aheadBefore(CampaignStep step) {
      int position = from.positionOf(step.id());
      return position > 1 ? from.step(position - 1).id() : null;
    }

    private boolean isNext() {
      return first && !inFlight;
    }

    private void next(CampaignStep step, Instant planned) {
      first = false;
      stepAhead = step.id();
      ahead = planned;
    }

    private Instant open(CampaignStep step, Instant from) {
      return hours.on(step.channel()).planFrom(from);
    }
  }

  private static Instant latest(Instant one, Instant other) {
    return other.isAfter(one) ? other : one;
  }
}
