package org.campaignautomation.enrollment.journey;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.campaignautomation.enrollment.catalog.CampaignStep;
import org.campaignautomation.enrollment.catalog.CampaignVersion;
import org.campaignautomation.enrollment.catalog.Catalog;
import org.campaignautomation.enrollment.catalog.TenantRules;
import org.campaignautomation.enrollment.timing.Timeline;
import org.jboss.logging.Logger;

/** Carries out decisions on jobs, in the caller's transaction. */
@Singleton
public class Journeys {
  private static final Logger LOG = Logger.getLogger(Journeys.class);

  /** How long a job waits whose new time was none. */
  private static final Duration NO_PROGRESS = Duration.ofMinutes(1);

  private final JobTable jobs;
  private final EnrollmentTable enrollments;
  private final PlanTable planTable;
  private final JourneyLock lock;
  private final Catalog catalog;
  private final RetryPolicy policy;
  private final Event<JobsChanged> events;
  private final MeterRegistry metrics;

  Journeys(
      JobTable jobs,
      EnrollmentTable enrollments,
      PlanTable planTable,
      JourneyLock lock,
      Catalog catalog,
      RetryPolicy policy,
      Event<JobsChanged> events,
      MeterRegistry metrics) {
    this.jobs = jobs;
    this.enrollments = enrollments;
    this.planTable = planTable;
    this.lock = lock;
    this.catalog = catalog;
    this.policy = policy;
    this.events = events;
    this.metrics = metrics;
  }

  /**
   * The known ones of the given jobs. Until the caller's transaction ends, no freeze and no move
   * changes what follows from them.
   */
  public List<JobState> jobs(Collection<UUID> jobIds) {
    if (jobIds.isEmpty()) {
      return List.of();
    }
    lock.shareOf(jobIds);
    return jobs.find(jobIds);
  }

  /** Notes news of messages that their provider had taken, at most one per job. */
  void hear(List<Answer> news) {
    if (!news.isEmpty()) {
      events.fire(JobsChanged.quietly(jobs.hear(news)));
    }
  }

  /** Says that jobs were claimed. */
  public void claimed(List<JobState> claimed) {
    if (!claimed.isEmpty()) {
      events.fire(
          JobsChanged.quietly(
              claimed.stream().map(job -> JobsChanged.Job.of(job, JobStatus.PROCESSING)).toList()));
    }
  }

  /**
   * Carries out decisions, at most one per job; one whose job has moved on since changes nothing.
   *
   * @param now when they were made: what is put off comes strictly later
   * @return the jobs that were changed
   */
  public Set<UUID> carryOut(List<Decision> made, Instant now) {
    if (made.isEmpty()) {
      return Set.of();
    }
    List<Decision> decisions = made.stream().map(one -> forward(one, now)).toList();
    TenantRules rules = catalog.rules(decisions.stream().map(one -> one.job().tenantId()).toList());
    List<StepPlan> plans = decisions.stream().flatMap(one -> plans(one, rules).stream()).toList();
    Map<UUID, Boolean> armed =
        jobs.change(decisions.stream().map(Decision::change).toList(), plans);
    Set<UUID> changed = armed.keySet();
    List<Decision> effective =
        decisions.stream().filter(one -> changed.contains(one.jobId())).toList();
    armPast(plans, armed);
    List<JobsChanged.Job> ended = exit(effective);
    effective.forEach(JobLog::note);
    if (!changed.isEmpty()) {
      events.fire(
          JobsChanged.waking(
              Stream.concat(
                      effective.stream()
                          .map(one -> JobsChanged.Job.of(one.job(), one.change().status())),
                      ended.stream())
                  .toList()));
    }
    return changed;
  }

  /** Where the step behind was cancelled, the one behind that is next. */
  private void armPast(List<StepPlan> plans, Map<UUID, Boolean> armed) {
    List<UUID> stuck =
        plans.stream()
            .filter(StepPlan::armed)
            .filter(plan -> Boolean.FALSE.equals(armed.get(plan.afterJob())))
            .map(StepPlan::enrollmentId)
            .toList();
    if (!stuck.isEmpty()) {
      planTable.armNext(stuck);
    }
  }

  private List<StepPlan> plans(Decision decision, TenantRules rules) {
    return switch (decision.sequel()) {
      case Decision.Wait wait -> List.of();
      case Decision.Exit exit -> List.of();
      case Decision.Next next -> asPlanned(decision.job());
      case Decision.WentOut wentOut -> after(decision.job(), wentOut.at(), rules);
    };
  }

  private List<StepPlan> after(JobState job, Instant wentOutAt, TenantRules rules) {
    Instant enrolledAt = job.enrolledAt();
    if (enrolledAt == null || job.isContactErased()) {
      return asPlanned(job);
    }
    Place place = place(job);
    return new Sequence(
            place.version(),
            job.hours(place.version(), rules),
            enrolledAt,
            policy.replanTolerance())
        .replanned(place.position(), job.plannedAt(), wentOutAt)
        .map(times -> anew(job, place.behind(), times))
        .orElseGet(() -> asPlanned(job));
  }

  private List<StepPlan> asPlanned(JobState job) {
    UUID enrollmentId = job.enrollmentId();
    return enrollmentId == null
        ? List.of()
        : place(job).behind().stream()
            .limit(1)
            .map(next -> new StepPlan(job.id(), enrollmentId, next.position(), null, null, true))
            .toList();
  }

  private static List<StepPlan> anew(
      JobState job, List<CampaignStep> rest, List<Timeline.Planned> times) {
    UUID enrollmentId = Objects.requireNonNull(job.enrollmentId());
    List<StepPlan> plans = new ArrayList<>(rest.size());
    for (int index = 0; index < rest.size(); index++) {
      Timeline.Planned planned = times.get(index);
      plans.add(
          new StepPlan(
              job.id(),
              enrollmentId,
              rest.get(index).position(),
              planned.targetAt(),
              planned.plannedAt(),
              index == 0));
    }
    return plans;
  }

  /**
   * What is put off must come strictly later than now, or it would be claimed again and again. One
   * that does not is a fault of ours: it is counted, named in the log and put off all the same, as
   * it must not fail its batch.
   */
  private Decision forward(Decision decision, Instant now) {
    Instant dueAt = decision.change().dueAt();
    boolean standsStill =
        decision.change().status() == JobStatus.PENDING && dueAt != null && !dueAt.isAfter(now);
    if (!standsStill) {
      return decision;
    }
    metrics.counter("jobs.without.progress").increment();
    LOG.errorf(
        "Job %s was put off to an instant that has passed (reason %s); it waits for a minute.",
        decision.jobId(), decision.change().reason());
    return new Decision(
        decision.job(), decision.change().dueAt(now.plus(NO_PROGRESS)), decision.sequel());
  }

  /** Ends enrolments, and answers the jobs that were cancelled with them. */
  private List<JobsChanged.Job> exit(List<Decision> decisions) {
    Map<String, List<UUID>> byReason = new HashMap<>();
    for (Decision decision : decisions) {
      UUID enrollmentId = decision.job().enrollmentId();
      if (decision.sequel() instanceof Decision.Exit exit && enrollmentId != null) {
        byReason.computeIfAbsent(exit.reason(), reason -> new ArrayList<>()).add(enrollmentId);
      }
    }
    List<JobsChanged.Job> cancelled = new ArrayList<>();
    byReason.forEach(
        (reason, ids) -> {
          enrollments.exit(ids, reason);
          cancelled.addAll(jobs.cancelOfEnrollments(ids, reason));
        });
    return cancelled;
  }

  /** Where a job stands in the version that its enrolment is on. */
  private Place place(JobState job) {
    Integer version = job.enrollmentVersion();
    UUID enrollmentId = job.enrollmentId();
    return !job.isLeftBehind() || version == null || enrollmentId == null
        ? new Place(catalog.version(job.campaignId(), job.campaignVersion()), job.step())
        : new Place(
            catalog.version(job.campaignId(), version), planTable.firstWaiting(enrollmentId) - 1);
  }

  private record Place(CampaignVersion version, int position) {
    List<CampaignStep> behind() {
      return version.stepsAfter(position);
    }
  }
}
