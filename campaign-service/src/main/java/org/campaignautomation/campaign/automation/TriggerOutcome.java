package org.campaignautomation.campaign.automation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.campaignautomation.campaign.enrollment.Enrolling;
import org.jspecify.annotations.Nullable;

/**
 * What a trigger did, or would do. Counts are complete, results are some of them.
 *
 * @param truncated there are more results than are shown
 */
public record TriggerOutcome(
    long considered,
    long enrolled,
    long alreadyEnrolled,
    long skipped,
    long jobsCreated,
    List<PersonOutcome> results,
    boolean truncated) {

  /**
   * One contact.
   *
   * @param outcome {@code enrolled}, {@code already_enrolled} or {@code skipped}
   * @param reason why skipped
   */
  public record PersonOutcome(
      UUID contactId,
      @Nullable String externalId,
      String outcome,
      @Nullable String reason,
      List<PlannedMessage> jobs) {

    static PersonOutcome of(Enrolling.Person person) {
      return new PersonOutcome(
          person.contactId(),
          person.externalId(),
          person.outcome(),
          person.reason(),
          jobs(person).stream().map(PlannedMessage::of).toList());
    }

    static List<Enrolling.Message> jobs(Enrolling.Person person) {
      return person.jobs() == null ? List.of() : person.jobs();
    }
  }

  /**
   * One message that is planned.
   *
   * @param jobId null if nothing was written
   * @param reason in test mode, why it would be skipped or fail
   * @param rendered in test mode, what it would say
   */
  public record PlannedMessage(
      @Nullable UUID jobId,
      UUID stepId,
      int step,
      String channel,
      @Nullable Instant targetAt,
      @Nullable Instant dueAt,
      @Nullable String reason,
      @Nullable RenderedText rendered) {

    static PlannedMessage of(Enrolling.Message job) {
      return of(job, job.reason(), null);
    }

    static PlannedMessage of(
        Enrolling.Message job, @Nullable String reason, @Nullable RenderedText rendered) {
      return new PlannedMessage(
          job.jobId(),
          job.stepId(),
          job.step(),
          job.channel(),
          job.targetAt(),
          job.dueAt(),
          reason,
          rendered);
    }
  }

  static TriggerOutcome of(Enrolling.Triggered triggered) {
    return of(
        triggered,
        triggered.results().stream().map(PersonOutcome::of).toList(),
        triggered.truncated());
  }

  static TriggerOutcome of(
      Enrolling.Triggered triggered, List<PersonOutcome> results, boolean truncated) {
    return new TriggerOutcome(
        triggered.considered(),
        triggered.enrolled(),
        triggered.alreadyEnrolled(),
        triggered.skipped(),
        triggered.jobsCreated(),
        results,
        truncated);
  }
}
