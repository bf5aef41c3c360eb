package org.campaignautomation.enrollment.journey;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.campaignautomation.enrollment.catalog.CampaignStep;
import org.campaignautomation.enrollment.catalog.CampaignVersion;
import org.campaignautomation.enrollment.catalog.Catalog;
import org.campaignautomation.enrollment.timing.Timeline;

/** Carries out decisions on jobs, in the caller's transaction. */
@Singleton
public class Journeys {
  private final JobTable jobs;
  private final EnrollmentTable enrollments;
  private final Catalog catalog;
  private final RetryPolicy policy;
  private final Event<JobsChanged> events;

  Journeys(
      JobTable jobs,
      EnrollmentTable enrollments,
      Catalog catalog,
      RetryPolicy policy,
      Event<JobsChanged> events) {
    this.jobs = jobs;
    this.enrollments = enrollments;
    this.catalog = catalog;
    this.policy = policy;
    this.events = events;
  }

  /** The known ones of the given jobs. */
  public List<JobState> jobs(Collection<UUID> jobIds) {
    return jobIds.isEmpty() ? List.of() : jobs.find(jobIds);
  }

  /**
   * Carries out decisions, at most one per job; one whose job has moved on since changes nothing.
   *
   * @return the jobs that were changed
   */
  public Set<UUID> carryOut(List<Decision> decisions) {
    if (decisions.isEmpty()) {
      return Set.of();
    }
    List<StepPlan> plans = decisions.stream().flatMap(one -> plans(one).stream()).toList();
    Set<UUID> changed =
        new HashSet<>(jobs.change(decisions.stream().map(Decision::change).toList(), plans));
    List<Decision> effective =
        decisions.stream().filter(one -> changed.contains(one.jobId())).toList();
    exit(effective);
    effective.forEach(JobLog::note);
    if (!changed.isEmpty()) {
      events.fire(new JobsChanged());
    }
    return changed;
  }

  private List<StepPlan> plans(Decision decision) {
    return switch (decision.sequel()) {
      case Decision.Wait wait -> List.of();
      case Decision.Exit exit -> List.of();
      case Decision.Next next -> asPlanned(decision.job());
      case Decision.WentOut wentOut -> after(decision.job(), wentOut.at());
    };
  }

  private List<StepPlan> after(JobState job, Instant wentOutAt) {
    boolean inTime = !wentOutAt.isAfter(job.plannedAt().plus(policy.replanTolerance()));
    return inTime ? asPlanned(job) : anew(job, wentOutAt);
  }

  private List<StepPlan> asPlanned(JobState job) {
    UUID enrollmentId = job.enrollmentId();
    return enrollmentId == null
        ? List.of()
        : version(job).stepsAfter(job.step()).stream()
            .limit(1)
            .map(next -> new StepPlan(job.id(), enrollmentId, next.position(), null, null, true))
            .toList();
  }

  private List<StepPlan> anew(JobState job, Instant wentOutAt) {
    UUID enrollmentId = job.enrollmentId();
    String zone = job.zone();
    String zoneSource = job.zoneSource();
    if (enrollmentId == null || zone == null || zoneSource == null) {
      return asPlanned(job);
    }
    CampaignVersion version = version(job);
    List<CampaignStep> rest = version.stepsAfter(job.step());
    Instant enrolledAt = job.enrolledAt();
    List<Timeline.Planned> times =
        Timeline.plan(
            enrolledAt == null ? wentOutAt : enrolledAt,
            wentOutAt,
            rest.stream().map(CampaignStep::interval).toList(),
            version.hoursFor(zone, zoneSource));
    List<StepPlan> plans = new ArrayList<>(rest.size());
    for (int index = 0; index < rest.size(); index++) {
      plans.add(
          new StepPlan(
              job.id(),
              enrollmentId,
              rest.get(index).position(),
              times.get(index).targetAt(),
              times.get(index).plannedAt(),
              index == 0));
    }
    return plans;
  }

  private void exit(List<Decision> decisions) {
    Map<String, List<UUID>> byReason = new HashMap<>();
    for (Decision decision : decisions) {
      UUID enrollmentId = decision.job().enrollmentId();
      if (decision.sequel() instanceof Decision.Exit exit && enrollmentId != null) {
        byReason.computeIfAbsent(exit.reason(), reason -> new ArrayList<>()).add(enrollmentId);
      }
    }
    byReason.forEach(
        (reason, ids) -> {
          enrollments.exit(ids, reason);
          jobs.cancelOfEnrollments(ids, reason);
        });
  }

  private CampaignVersion version(JobState job) {
    return catalog.version(job.campaignId(), job.campaignVersion());
  }
}
