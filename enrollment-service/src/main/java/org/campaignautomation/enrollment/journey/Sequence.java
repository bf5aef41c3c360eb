package org.campaignautomation.enrollment.journey;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.campaignautomation.enrollment.catalog.CampaignStep;
import org.campaignautomation.enrollment.catalog.CampaignVersion;
import org.campaignautomation.enrollment.timing.SendingHours;
import org.campaignautomation.enrollment.timing.Timeline;

/**
 * The steps of a version as one contact goes through them. Pure: planning and dry runs are the same
 * code.
 *
 * @param replanTolerance how late a step may go out without the rest being planned anew
 */
public record Sequence(
    CampaignVersion version, SendingHours hours, Instant enrolledAt, Duration replanTolerance) {

  /** The times of all steps, in order. */
  public List<Timeline.Planned> planned() {
    return plan(enrolledAt, version.steps());
  }

  /**
   * The new times of the steps behind one that went out, in order; empty if it was in time, and the
   * plan holds.
   *
   * @param plannedAt when it was to go out
   */
  public Optional<List<Timeline.Planned>> replanned(
      int step, Instant plannedAt, Instant wentOutAt) {
    boolean inTime = !wentOutAt.isAfter(plannedAt.plus(replanTolerance));
    return inTime ? Optional.empty() : Optional.of(plan(wentOutAt, version.stepsAfter(step)));
  }

  private List<Timeline.Planned> plan(Instant previousAt, List<CampaignStep> steps) {
    return Timeline.plan(
        enrolledAt, previousAt, steps.stream().map(CampaignStep::interval).toList(), hours);
  }
}
