package org.campaignautomation.enrollment.journey;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.campaignautomation.contracts.Channel;
import org.jspecify.annotations.Nullable;

/**
 * What holding contacts against a campaign did, or would do. The counts are complete; the people
 * are some of those considered.
 *
 * @param considered contacts that were held against it
 * @param skipped contacts that were neither enrolled nor in it already
 * @param truncated whether there are more people than are listed
 */
public record TriggerResult(
    long considered,
    long enrolled,
    long alreadyEnrolled,
    long skipped,
    long jobsCreated,
    List<Person> results,
    boolean truncated) {

  public TriggerResult {
    results = List.copyOf(results);
  }

  /** What became of one contact. */
  public enum Outcome {
    ENROLLED,
    ALREADY_ENROLLED,
    SKIPPED
  }

  /**
   * A contact and what became of it.
   *
   * @param externalId null if the contact is not known
   * @param reason null for one that was enrolled
   * @param jobs the whole sequence with its planned times; empty unless enrolled
   */
  public record Person(
      UUID contactId,
      @Nullable String externalId,
      Outcome outcome,
      @Nullable String reason,
      List<PlannedJob> jobs) {

    public Person {
      jobs = List.copyOf(jobs);
    }

    /** One that was enrolled just now. */
    static Person enrolled(Enrolled enrolled, @Nullable String externalId) {
      return new Person(
          enrolled.enrollment().contact().contactId(),
          externalId,
          Outcome.ENROLLED,
          null,
          enrolled.jobs().stream().map(PlannedJob::of).toList());
    }

    /** One that is in the campaign, or was once. */
    static Person alreadyEnrolled(UUID contactId, @Nullable String externalId) {
      return new Person(
          contactId, externalId, Outcome.ALREADY_ENROLLED, Reasons.ALREADY_ENROLLED, List.of());
    }
  }

  /**
   * A step with its planned time.
   *
   * @param jobId null where nothing was written
   * @param dueAt when it is due if all before it go out as planned
   * @param reason why it would not go out when its time comes, where a dry run foresees that
   */
  public record PlannedJob(
      @Nullable UUID jobId,
      UUID stepId,
      int step,
      Channel channel,
      Instant targetAt,
      Instant dueAt,
      @Nullable String reason) {

    static PlannedJob of(NewJob job) {
      return new PlannedJob(
          job.id(),
          job.step().id(),
          job.step().position(),
          job.step().channel(),
          job.planned().targetAt(),
          job.planned().plannedAt(),
          null);
    }
  }
}
