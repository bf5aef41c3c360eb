package org.campaignautomation.enrollment.journey;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.enrollment.catalog.Campaign;
import org.campaignautomation.enrollment.catalog.CampaignStep;
import org.jspecify.annotations.Nullable;

/**
 * A sequence's job, as far as plans go.
 *
 * @param version the one that {@code step} is a position of
 * @param dueAt null unless it is the next of its enrolment
 * @param wentOutAt when it was accepted, or handed over for all that is known; null if it was not
 * @param updatedAt when the job last changed
 */
record PlannedStep(
    UUID jobId,
    UUID enrollmentId,
    UUID stepId,
    int version,
    int step,
    Channel channel,
    JobStatus status,
    Instant targetAt,
    Instant plannedAt,
    @Nullable Instant dueAt,
    @Nullable Instant wentOutAt,
    Instant updatedAt) {

  /**
   * Those that have not ended, in order. One that is on its way is ahead of the rest, whatever its
   * position: its step may have been removed since.
   */
  static List<PlannedStep> live(List<PlannedStep> steps) {
    return steps.stream()
        .filter(one -> one.isPending() || one.isInFlight())
        .sorted(Comparator.comparing(PlannedStep::isPending).thenComparingInt(PlannedStep::step))
        .toList();
  }

  JobsChanged.Job asChanged(Campaign campaign) {
    return new JobsChanged.Job(campaign.tenantId(), campaign.campaignId(), jobId, status);
  }

  boolean isPending() {
    return status == JobStatus.PENDING;
  }

  boolean isInFlight() {
    return status == JobStatus.PROCESSING;
  }

  /** Whether it was due and was put off: for another attempt, or because something held it. */
  boolean isPutOff() {
    return dueAt != null && dueAt.isAfter(plannedAt);
  }

  /** At other times. */
  PlannedStep at(Instant target, Instant planned, @Nullable Instant due) {
    return new PlannedStep(
        jobId,
        enrollmentId,
        stepId,
        version,
        step,
        channel,
        status,
        target,
        planned,
        due,
        wentOutAt,
        updatedAt);
  }

  /** As a step of another version. */
  PlannedStep as(int newVersion, CampaignStep newStep) {
    return new PlannedStep(
        jobId,
        enrollmentId,
        stepId,
        newVersion,
        newStep.position(),
        newStep.channel(),
        status,
        targetAt,
        plannedAt,
        dueAt,
        wentOutAt,
        updatedAt);
  }
}
