package org.campaignautomation.enrollment.journey;

import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/** What happens to a job, and what follows for its enrolment. */
public record Decision(JobState job, JobChange change, Sequel sequel) {

  /** What follows for the enrolment. */
  sealed interface Sequel {}

  /** Nothing yet: the job has not ended. */
  enum Wait implements Sequel {
    WAIT
  }

  /** The next step, at its planned time: this one counts as gone out at its own. */
  enum Next implements Sequel {
    NEXT
  }

  /** The next step; the rest is planned anew if this one went out too late. */
  record WentOut(Instant at) implements Sequel {}

  /** The enrolment ends. */
  record Exit(String reason) implements Sequel {}

  /** Puts a claimed job back, without an attempt: the schedule is closed. */
  public static Decision hold(JobState job, Instant until, String reason) {
    return new Decision(job, JobChange.to(job, JobStatus.PENDING, reason).dueAt(until), Wait.WAIT);
  }

  /** Puts a claimed job back, without an attempt: Kafka refuses its record. */
  public static Decision refusedByKafka(JobState job, Instant until, String code) {
    return new Decision(
        job,
        JobChange.to(job, JobStatus.PENDING, Reasons.HAND_OVER_REFUSED)
            .withError(code, "Kafka refuses its record.")
            .dueAt(until),
        Wait.WAIT);
  }

  /** Ends a job unsent; the sequence goes on. */
  public static Decision skip(JobState job, String reason) {
    return new Decision(job, JobChange.to(job, JobStatus.SKIPPED, reason), Next.NEXT);
  }

  /** Ends a job unsent, and with it the enrolment. */
  public static Decision skipAndExit(JobState job, String reason) {
    return new Decision(job, JobChange.to(job, JobStatus.SKIPPED, reason), new Exit(reason));
  }

  /** Ends a job and its enrolment because there is nobody or nothing left to send for. */
  public static Decision cancel(JobState job, String reason) {
    return new Decision(job, JobChange.to(job, JobStatus.CANCELLED, reason), new Exit(reason));
  }

  /** Ends a job that is not to be sent any more; the sequence goes on. */
  static Decision leaveOut(JobState job, String reason) {
    return new Decision(job, JobChange.to(job, JobStatus.CANCELLED, reason), Next.NEXT);
  }

  /** Gives up on a job whose outcome nobody could tell: the next step counts it as sent. */
  public static Decision giveUpOnUnknown(JobState job) {
    Instant wentOutAt =
        Stream.of(job.claimedAt(), job.deliveryAt())
            .filter(Objects::nonNull)
            .max(Comparator.naturalOrder())
            .orElse(job.plannedAt());
    return new Decision(
        job,
        JobChange.to(job, JobStatus.FAILED, Reasons.OUTCOME_UNKNOWN)
            .withError(Reasons.OUTCOME_UNKNOWN, "No answer told whether it was accepted."),
        new WentOut(wentOutAt));
  }

  /** Gives up on a job that nobody can decide on, and on all behind it. */
  public static Decision giveUpOnBroken(JobState job) {
    return new Decision(
        job,
        JobChange.to(job, JobStatus.FAILED, Reasons.INTERNAL_ERROR)
            .withError(Reasons.INTERNAL_ERROR, "Its campaign's step is not known; see the log."),
        new Exit(Reasons.INTERNAL_ERROR));
  }

  /** The job that is decided on. */
  public UUID jobId() {
    return job.id();
  }
}
