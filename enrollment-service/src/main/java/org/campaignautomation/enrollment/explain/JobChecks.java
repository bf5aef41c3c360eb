package org.campaignautomation.enrollment.explain;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.campaignautomation.contracts.JobKind;
import org.campaignautomation.enrollment.journey.JobDetails;
import org.campaignautomation.enrollment.journey.JobState;
import org.campaignautomation.enrollment.journey.JobStatus;
import org.campaignautomation.enrollment.journey.Reasons;

/** The checks of one job, in the order in which they are applied. */
final class JobChecks {
  private static final Set<JobStatus> OPEN = Set.of(JobStatus.PENDING, JobStatus.PROCESSING);

  private final JobState job;
  private final JobDetails details;
  private final ExplainTable.Place place;
  private final Instant now;

  JobChecks(JobState job, JobDetails details, ExplainTable.Place place, Instant now) {
    this.job = job;
    this.details = details;
    this.place = place;
    this.now = now;
  }

  JobState job() {
    return job;
  }

  Instant now() {
    return now;
  }

  boolean isOpen() {
    return OPEN.contains(job.status());
  }

  boolean isCompleted() {
    return job.status() == JobStatus.COMPLETED;
  }

  boolean isProcessing() {
    return job.status() == JobStatus.PROCESSING;
  }

  boolean belongsToASequence() {
    return job.kind() == JobKind.SEQUENCE;
  }

  /** When the rules of the claim will be asked next. */
  Instant claimAt() {
    Instant dueAt = job.dueAt();
    Instant at = dueAt == null ? job.plannedAt() : dueAt;
    return at.isAfter(now) ? at : now;
  }

  /** Whether it has come to its end, and how. */
  Check status() {
    Map<String, Object> input =
        Check.inputs(
            "status",
            name(job.status()),
            "reason",
            job.reason(),
            "errorCode",
            details.error() == null ? null : details.error().code(),
            "completedAt",
            details.completedAt());
    return switch (job.status()) {
      case PENDING, PROCESSING -> Check.pass("job_status", input, "The job has not ended.");
      case COMPLETED -> Check.pass("job_status", input, "A provider took the message.");
      case FAILED -> Check.stop("job_status", input, failed());
      case SKIPPED ->
          Check.stop("job_status", input, "It was skipped: " + Wording.reason(job.reason()) + ".");
      case CANCELLED ->
          Check.stop(
              "job_status", input, "It was cancelled: " + Wording.reason(job.reason()) + ".");
    };
  }

  private String failed() {
    JobDetails.Failure error = details.error();
    String what = error == null ? "" : " The last error was " + error.code() + ".";
    return "It failed: " + Wording.reason(job.reason()) + "." + what + " It can be retried.";
  }

  /** Whether the contact still goes through the campaign. */
  Check enrolment() {
    Map<String, Object> input =
        Check.inputs(
            "enrolledAt",
            job.enrolledAt(),
            "exitedAt",
            place.exitedAt(),
            "reason",
            place.exitReason());
    return place.exitedAt() == null
        ? Check.pass("enrolment", input, "The contact is enrolled.")
        : Check.stop(
            "enrolment",
            input,
            "The enrolment has ended: " + Wording.reason(place.exitReason()) + ".");
  }

  /** Whether the step ahead has ended. */
  Check previousStep() {
    Integer open = place.openStepBefore();
    if (open == null || job.dueAt() != null) {
      return Check.pass(
          "previous_step", Check.inputs("step", job.step()), "No step ahead is outstanding.");
    }
    Instant planned = job.plannedAt();
    return Check.hold(
        "previous_step",
        Check.inputs("step", job.step(), "waitsForStep", open, "plannedAt", planned),
        planned.isAfter(now) ? planned : null,
        "Step " + open + " has to end first; if it is in time, this one is due as planned.");
  }

  /** Whether its time has come. */
  Check dueTime() {
    Map<String, Object> input =
        Check.inputs(
            "targetAt", details.targetAt(), "plannedAt", job.plannedAt(), "dueAt", job.dueAt());
    Instant dueAt = job.dueAt();
    if (dueAt == null) {
      return Check.hold(
          "due_time", input, claimAt(), "It is planned, and becomes due after the step ahead.");
    }
    return dueAt.isAfter(now)
        ? Check.hold("due_time", input, dueAt, notDue())
        : Check.pass("due_time", input, "It is due.");
  }

  private String notDue() {
    String reason = job.reason();
    if (reason != null) {
      return "It was put off until then: " + Wording.reason(reason) + ".";
    }
    return job.plannedAt().isAfter(details.targetAt())
        ? "The step's delay ends before, when the schedule is closed or quiet hours last; it is due"
            + " at the next opening."
        : "The step's delay ends then.";
  }

  /** How often it was tried. */
  Check attempts(int maxAttempts) {
    JobDetails.Failure error = details.error();
    Map<String, Object> input =
        Check.inputs(
            "attempt",
            job.attempt(),
            "spent",
            job.spent(),
            "maxAttempts",
            maxAttempts,
            "lastErrorCode",
            error == null ? null : error.code(),
            "lastError",
            error == null ? null : error.detail());
    String detail =
        error == null
            ? "No attempt has failed."
            : "An attempt failed with " + error.code() + "; it is tried again while attempts last.";
    return Check.pass("attempts", input, detail);
  }

  /** Whose turn it is. */
  Check claim() {
    Map<String, Object> input =
        Check.inputs(
            "claimedAt",
            job.claimedAt(),
            "handedOverAt",
            place.handedOverAt(),
            "leaseUntil",
            place.leaseUntil());
    if (job.status() != JobStatus.PROCESSING) {
      return Check.pass("claim", input, "Nobody else is at it.");
    }
    return Check.hold("claim", input, place.leaseUntil(), inFlight());
  }

  private String inFlight() {
    if (Reasons.OUTCOME_UNKNOWN.equals(job.reason())) {
      return "It was handed to the provider, and nobody knows what became of it. It is not sent"
          + " again by itself; it is given up then, unless somebody resolves it before.";
    }
    return place.handedOverAt() == null
        ? "A pod has just claimed it; if that pod is gone, another takes over then."
        : "It is with dispatch-service; if that does not answer, it is asked again then.";
  }

  private static String name(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
