package org.campaignautomation.enrollment.journey;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.campaignautomation.contracts.DelayFrom;
import org.campaignautomation.contracts.JobKind;
import org.campaignautomation.enrollment.catalog.Campaign;
import org.campaignautomation.enrollment.catalog.CampaignStep;
import org.campaignautomation.enrollment.catalog.CampaignVersion;
import org.campaignautomation.enrollment.catalog.Catalog;
import org.campaignautomation.enrollment.catalog.TenantRules;
import org.campaignautomation.enrollment.sql.Database;
import org.campaignautomation.enrollment.timing.Delays;
import org.campaignautomation.enrollment.timing.SendingHours;
import org.campaignautomation.platform.problem.Problem;
import org.campaignautomation.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * What an operator does to a single job: try it again, or cancel it. Each call is a transaction of
 * its own and leaves a row in the job's history.
 */
@Singleton
public class JobOperations {
  /** Nothing an operator does makes these right: another message went out instead. */
  private static final Set<String> SETTLED = Set.of("duplicate_address");

  private final JobTable jobs;
  private final PlanTable plans;
  private final JobHistoryTable history;
  private final JourneyLock lock;
  private final Catalog catalog;
  private final Database database;
  private final Event<JobsChanged> events;

  JobOperations(
      JobTable jobs,
      PlanTable plans,
      JobHistoryTable history,
      JourneyLock lock,
      Catalog catalog,
      Database database,
      Event<JobsChanged> events) {
    this.jobs = jobs;
    this.plans = plans;
    this.history = history;
    this.lock = lock;
    this.catalog = catalog;
    this.database = database;
    this.events = events;
  }

  /**
   * Makes a failed or skipped job wait again, to be sent at the next opening. The steps behind it
   * wait for it, and keep their distance.
   *
   * @param actor who does it
   * @throws ProblemException 404 if it is not a job of the tenant; 409 if it cannot be tried again:
   *     it is in another state, its enrolment has ended, a later step went out, or nobody knows
   *     whether it was sent
   */
  public void retry(String tenantId, UUID jobId, String actor, @Nullable String reason) {
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              JobState job = locked(tenantId, jobId);
              refuseRetry(job);
              Instant now = database.now();
              history.note(job, JobStatus.PENDING, actor, reason);
              if (job.kind() == JobKind.SEQUENCE) {
                retryStep(job, now);
              } else {
                Instant opening = hours(job).on(job.channel()).planFrom(now);
                plans.revive(job.id(), nextAttempt(job), opening);
              }
              changed(job, JobStatus.PENDING);
            });
  }

  /**
   * Cancels a waiting job; its sequence goes on with the next step, at the time that one has.
   *
   * @throws ProblemException 404 if it is not a job of the tenant; 409 if it does not wait
   */
  public void cancel(String tenantId, UUID jobId, String actor, @Nullable String reason) {
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              JobState job = locked(tenantId, jobId);
              if (job.status() != JobStatus.PENDING) {
                throw illegal(
                    "Only a pending job can be cancelled.",
                    isOver(job) ? List.of("retry") : List.of());
              }
              history.note(job, JobStatus.CANCELLED, actor, reason);
              plans.cancel(List.of(job.id()), Reasons.CANCELLED_BY_OPERATOR);
              UUID enrollmentId = job.enrollmentId();
              if (enrollmentId != null) {
                plans.armNext(List.of(enrollmentId));
              }
              changed(job, JobStatus.CANCELLED);
            });
  }

  private void changed(JobState job, JobStatus status) {
    events.fire(JobsChanged.waking(List.of(JobsChanged.Job.of(job, status))));
  }

  /** Locks the enrolment's plans first, so that no answer changes them meanwhile. */
  private JobState locked(String tenantId, UUID jobId) {
    catalog.holdStill();
    JobState known =
        jobs.find(List.of(jobId)).stream()
            .filter(job -> job.tenantId().equals(tenantId))
            .findFirst()
            .orElseThrow(() -> new ProblemException(Problem.notFound()));
    lock.take(known.campaignId());
    return jobs.find(List.of(jobId)).getFirst();
  }

  private void refuseRetry(JobState job) {
    if (!isOver(job)) {
      throw illegal(
          "Only a failed or skipped job can be tried again.",
          job.status() == JobStatus.PENDING ? List.of("cancel") : List.of());
    }
    if (job.isUnknown()) {
      throw illegal(
          "Nobody knows whether it was sent: resolve it under deliveries, by resend or mark-sent.",
          List.of());
    }
    if (SETTLED.contains(job.reason())) {
      throw illegal("Another message went to this address instead.", List.of());
    }
    if (job.exitReason() != null) {
      throw illegal("Its enrolment has ended; use send_immediate.", List.of());
    }
    Campaign campaign = catalog.byId(List.of(job.campaignId())).get(job.campaignId());
    if (job.kind() == JobKind.SEQUENCE && campaign != null && campaign.isArchived()) {
      throw illegal("The campaign is archived.", List.of());
    }
    if (job.isContactErased()) {
      throw illegal("The contact was erased.", List.of());
    }
  }

  private static boolean isOver(JobState job) {
    return job.status() == JobStatus.FAILED || job.status() == JobStatus.SKIPPED;
  }

  private void retryStep(JobState job, Instant now) {
    UUID enrollmentId = Objects.requireNonNull(job.enrollmentId());
    CampaignVersion version = catalog.version(job.campaignId(), enrollmentVersion(job));
    int position = version.positionOf(Objects.requireNonNull(job.stepId()));
    if (position == 0) {
      throw illegal("The person is on a version without this step; use send_immediate.", List.of());
    }
    List<PlannedStep> steps = plans.of(List.of(enrollmentId)).getOrDefault(enrollmentId, List.of());
    if (steps.stream()
        .anyMatch(step -> version.positionOf(step.stepId()) > position && hasGoneOut(step))) {
      throw illegal(
          "A later step has gone out, and steps go out in order; use send_immediate.", List.of());
    }
    plans.revive(job.id(), nextAttempt(job), now);
    plans.rewrite(inOrder(job.id(), plans.of(List.of(enrollmentId)), version, hours(job)));
  }

  private static boolean hasGoneOut(PlannedStep step) {
    return step.isInFlight() || step.wentOutAt() != null;
  }

  /** The revived step and those behind it, at their times or later; only the first is due. */
  private static List<PlannedStep> inOrder(
      UUID revived,
      Map<UUID, List<PlannedStep>> steps,
      CampaignVersion version,
      SendingHours hours) {
    List<PlannedStep> moved = new ArrayList<>();
    PlannedStep ahead = null;
    for (PlannedStep step : PlannedStep.live(steps.values().iterator().next())) {
      int position = version.positionOf(step.stepId());
      boolean isRevived = step.jobId().equals(revived);
      if (isRevived || !moved.isEmpty()) {
        PlannedStep placed =
            position == 0 ? step : step.as(version.version(), version.step(position));
        step = behind(ahead, placed, version, isRevived, hours);
        moved.add(step);
      }
      ahead = step;
    }
    return moved;
  }

  private static PlannedStep behind(
      @Nullable PlannedStep ahead,
      PlannedStep step,
      CampaignVersion version,
      boolean isRevived,
      SendingHours hours) {
    Instant planned = step.plannedAt();
    if (ahead != null) {
      CampaignStep configured = version.step(step.step());
      Instant earliest =
          configured.delayFrom() == DelayFrom.PREVIOUS_STEP
              ? Delays.after(ahead.plannedAt(), configured.delay(), hours.zone())
              : ahead.plannedAt();
      planned = earliest.isAfter(planned) ? earliest : planned;
    }
    boolean moves = isRevived || planned.isAfter(step.plannedAt());
    Instant at = moves ? hours.on(step.channel()).planFrom(planned) : planned;
    Instant target = moves && !isRevived ? planned : step.targetAt();
    return step.at(target, at, ahead == null ? at : null);
  }

  /** The ledger has a row for what failed, and none for what was skipped. */
  private static int nextAttempt(JobState job) {
    return job.status() == JobStatus.FAILED ? job.attempt() + 1 : job.attempt();
  }

  private SendingHours hours(JobState job) {
    TenantRules rules = catalog.rules(List.of(job.tenantId()));
    String zone = Objects.requireNonNull(job.zone());
    String zoneSource = Objects.requireNonNull(job.zoneSource());
    return job.kind() == JobKind.SEQUENCE
        ? rules.hours(catalog.version(job.campaignId(), enrollmentVersion(job)), zone, zoneSource)
        : rules.hoursAtOnce(job.tenantId(), zone, zoneSource);
  }

  private static int enrollmentVersion(JobState job) {
    Integer version = job.enrollmentVersion();
    return version == null ? job.campaignVersion() : version;
  }

  private static ProblemException illegal(String detail, List<String> allowed) {
    return new ProblemException(
        Problem.conflict("illegal_transition", detail, Map.of("allowed", allowed)));
  }
}
