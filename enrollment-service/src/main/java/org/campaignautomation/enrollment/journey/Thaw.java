package org.campaignautomation.enrollment.journey;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.campaignautomation.contracts.DelayFrom;
import org.campaignautomation.contracts.Freeze;
import org.campaignautomation.enrollment.catalog.CampaignStep;
import org.campaignautomation.enrollment.catalog.CampaignVersion;
import org.campaignautomation.enrollment.timing.Delays;
import org.campaignautomation.enrollment.timing.SendingHours;
import org.jspecify.annotations.Nullable;

/**
 * What freezes do to the plan of one person: everything they wait for comes later by the part of
 * the pause in which they waited, and then at the next opening. Pure.
 *
 * <p>They waited from the pause on; or from their enrolment, from the last message that still went
 * out, or from their last rescheduling, where that was in the pause. A job that was put off in the
 * pause waited from then on. Deadlines move too, since lateness is held against the plan.
 */
final class Thaw {
  private final List<Freeze> freezes;
  private final CampaignVersion version;
  private final SendingHours hours;

  /**
   * The freezes of a campaign.
   *
   * @param version the one the person is on
   * @param hours the person's, of that version
   */
  Thaw(List<Freeze> freezes, CampaignVersion version, SendingHours hours) {
    this.freezes = freezes;
    this.version = version;
    this.hours = hours;
  }

  /**
   * A person after it.
   *
   * @param anchorAt what delays from the enrolment are measured from now
   * @param through the end of the last freeze
   * @param steps those that moved
   */
  record Thawed(UUID enrollmentId, Instant anchorAt, Instant through, List<PlannedStep> steps) {}

  /** What becomes of a person; empty if no freeze is new to them. */
  Optional<Thawed> apply(Traveller person, List<PlannedStep> steps) {
    Instant from = latest(person.enrolledAt(), person.frozenThrough());
    Duration whole = frozenSince(from);
    if (whole.isZero()) {
      return Optional.empty();
    }
    Instant wentOut =
        steps.stream()
            .map(PlannedStep::wentOutAt)
            .filter(Objects::nonNull)
            .max(Comparator.naturalOrder())
            .orElse(null);
    Instant since = latest(latest(from, person.replannedAt()), wentOut);
    return Optional.of(
        new Thawed(
            person.enrollmentId(),
            person.anchor().plus(whole),
            freezes.getLast().resumedAt(),
            frozenSince(since).isZero() ? List.of() : moved(PlannedStep.live(steps), since)));
  }

  private List<PlannedStep> moved(List<PlannedStep> steps, Instant since) {
    Duration shift = frozenSince(since);
    List<PlannedStep> moved = new ArrayList<>(steps.size());
    Instant ahead = null;
    for (PlannedStep step : steps) {
      PlannedStep later =
          step.isInFlight()
              ? step.at(step.targetAt().plus(shift), step.plannedAt().plus(shift), step.dueAt())
              : moved(step, shift, since, ahead);
      moved.add(later);
      ahead = later.plannedAt();
    }
    return moved;
  }

  private PlannedStep moved(
      PlannedStep step, Duration shift, Instant since, @Nullable Instant ahead) {
    Instant target = latest(step.targetAt().plus(shift), behind(step, ahead));
    Instant planned = open(step, latest(step.plannedAt().plus(shift), target));
    return step.at(target, planned, due(step, planned, since));
  }

  private @Nullable Instant due(PlannedStep step, Instant planned, Instant since) {
    Instant due = step.dueAt();
    if (due == null || !step.isPutOff()) {
      return due == null ? null : planned;
    }
    Duration waited = frozenSince(latest(since, step.updatedAt()));
    return open(step, latest(planned, due.plus(waited)));
  }

  /** Two steps that now meet at one opening must still keep their distance. */
  private @Nullable Instant behind(PlannedStep step, @Nullable Instant ahead) {
    int position = version.positionOf(step.stepId());
    if (ahead == null || position == 0) {
      return ahead;
    }
    CampaignStep configured = version.step(position);
    return configured.delayFrom() == DelayFrom.PREVIOUS_STEP
        ? Delays.after(ahead, configured.delay(), hours.zone())
        : ahead;
  }

  private Instant open(PlannedStep step, Instant from) {
    return hours.on(step.channel()).planFrom(from);
  }

  /** How much of the freezes lies after an instant. */
  private Duration frozenSince(Instant since) {
    return freezes.stream()
        .filter(freeze -> freeze.resumedAt().isAfter(since))
        .map(freeze -> Duration.between(latest(freeze.pausedAt(), since), freeze.resumedAt()))
        .reduce(Duration.ZERO, Duration::plus);
  }

  private static Instant latest(Instant one, @Nullable Instant other) {
    return Stream.ofNullable(other).filter(at -> at.isAfter(one)).findFirst().orElse(one);
  }
}
