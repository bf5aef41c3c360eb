package org.campaignautomation.enrollment.journey;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.campaignautomation.contracts.OnTooLate;
import org.campaignautomation.enrollment.catalog.CampaignStep;
import org.campaignautomation.enrollment.timing.ChannelHours;
import org.campaignautomation.enrollment.timing.SendingHours;
import org.jspecify.annotations.Nullable;

/**
 * Decides what follows from an answer. Pure: the clock, chance and all state are given.
 *
 * <p>Only the current attempt's answers count, and only while the job is in processing, or was
 * given up because nobody had answered. Accepted, refused and unknown are the ledger's, of which
 * there is one per attempt: they hold whichever claim of the attempt they answer. Deferred and
 * skipped left no trace in the ledger: they hold for the current claim only, since an earlier one
 * may yet be sent.
 */
final class Transitions {
  private static final String ERASED = "erased";

  private final RetryPolicy policy;
  private final Instant now;

  Transitions(RetryPolicy policy, Instant now) {
    this.policy = policy;
    this.now = now;
  }

  /**
   * What a job's further attempts depend on.
   *
   * @param step null for what is sent at once, whose schedule and lateness do not count
   * @param hours when the contact may be sent something
   * @param archived whether the campaign has ended
   * @param random in {@code [0, 1)}
   */
  record Setting(
      @Nullable CampaignStep step, SendingHours hours, boolean archived, double random) {}

  /** What follows; empty if the answer is late, repeated or superseded. */
  Optional<Decision> decide(JobState job, Answer answer, Setting setting) {
    if (answer.attempt() != job.attempt()) {
      return Optional.empty();
    }
    if (job.isGivenUp()) {
      return late(job, answer, setting);
    }
    if (job.status() != JobStatus.PROCESSING) {
      return Optional.empty();
    }
    boolean currentClaim = answer.revision() == job.revision();
    return switch (answer.outcome()) {
      case Answer.Accepted accepted -> Optional.of(accepted(job, accepted, answer.occurredAt()));
      case Answer.Refused refused -> Optional.of(refused(job, refused, setting));
      case Answer.Unknown unknown when !job.isUnknown() ->
          Optional.of(unknown(job, unknown, answer.occurredAt()));
      case Answer.Deferred deferred when currentClaim ->
          Optional.of(deferred(job, deferred, setting));
      case Answer.Skipped skipped when currentClaim -> Optional.of(skipped(job, skipped, setting));
      case Answer.Unknown repeated -> Optional.empty();
      case Answer.Deferred superseded -> Optional.empty();
      case Answer.Skipped superseded -> Optional.empty();
      case Answer.News news -> Optional.empty();
    };
  }

  /**
   * What is heard of a job that was given up as unknown. The next step went on, counting it as
   * sent, so nothing follows for the sequence. It is sent again only if somebody says so.
   */
  private Optional<Decision> late(JobState job, Answer answer, Setting setting) {
    return switch (answer.outcome()) {
      case Answer.Accepted accepted ->
          Optional.of(
              new Decision(job, completed(job, accepted, answer.occurredAt()), Decision.Wait.WAIT));
      case Answer.Refused refused when refused.code().equals(Reasons.RESEND_ORDERED) ->
          job.isContactErased() || setting.archived()
              ? Optional.empty()
              : Optional.of(
                  again(job, refused, job.spent(), providerPause(job.attempt(), setting), setting));
      case Answer.Refused refused ->
          Optional.of(
              new Decision(
                  job,
                  failed(job, refused, code(refused), job.spent()).change(),
                  Decision.Wait.WAIT));
      case Answer.Unknown known -> Optional.empty();
      case Answer.Deferred superseded -> Optional.empty();
      case Answer.Skipped superseded -> Optional.empty();
      case Answer.News news -> Optional.empty();
    };
  }

  private Decision accepted(JobState job, Answer.Accepted accepted, Instant at) {
    return new Decision(
        job, completed(job, accepted, at), new Decision.WentOut(at.isBefore(now) ? at : now));
  }

  private static JobChange completed(JobState job, Answer.Accepted accepted, Instant at) {
    return JobChange.to(job, JobStatus.COMPLETED, null)
        .delivered(new JobChange.Delivery("accepted", accepted.providerId(), at))
        .forEveryClaim();
  }

  private Decision unknown(JobState job, Answer.Unknown unknown, Instant at) {
    return new Decision(
        job,
        JobChange.to(job, JobStatus.PROCESSING, Reasons.OUTCOME_UNKNOWN)
            .withError(Reasons.OUTCOME_UNKNOWN, unknown.detail())
            .leasedUntil(now.plus(policy.unknownAfter().of(job.channel())))
            .delivered(new JobChange.Delivery("unknown", null, at))
            .forEveryClaim(),
        Decision.Wait.WAIT);
  }

  private Decision refused(JobState job, Answer.Refused refused, Setting setting) {
    return switch (refused.failureClass()) {
      case RECIPIENT_TEMPORARY, UNKNOWN_ERROR -> {
        int spent = job.spent() + 1;
        yield spent < policy.maxAttempts()
            ? again(job, refused, spent, pause(spent, setting), setting)
            : failed(job, refused, Reasons.ATTEMPTS_EXHAUSTED, spent);
      }
      case PROVIDER_THROTTLE, PROVIDER_OUTAGE ->
          again(job, refused, job.spent(), providerPause(job.attempt(), setting), setting);
      case RECIPIENT_PERMANENT, SENDER_CONFIGURATION, CONTENT_REJECTED ->
          failed(job, refused, code(refused), job.spent() + 1);
    };
  }

  /** A further attempt has a number of its own: the ledger holds a row for this one. */
  private Decision again(
      JobState job, Answer.Refused refused, int spent, Duration pause, Setting setting) {
    Decision back = backToPending(job, code(refused), now.plus(pause), setting);
    return new Decision(
        job,
        back.change()
            .withError(refused.code(), refused.detail())
            .withAttempt(job.attempt() + 1, spent)
            .forEveryClaim(),
        back.sequel());
  }

  private static Decision failed(JobState job, Answer.Refused refused, String reason, int spent) {
    return new Decision(
        job,
        JobChange.to(job, JobStatus.FAILED, reason)
            .withError(refused.code(), refused.detail())
            .withAttempt(job.attempt(), spent)
            .forEveryClaim(),
        Decision.Next.NEXT);
  }

  private Decision deferred(JobState job, Answer.Deferred deferred, Setting setting) {
    int spent = job.spent() + (deferred.attemptSpent() ? 1 : 0);
    if (spent >= policy.maxAttempts()) {
      return new Decision(
          job,
          JobChange.to(job, JobStatus.FAILED, Reasons.ATTEMPTS_EXHAUSTED)
              .withError(deferred.reason(), "Put off too often.")
              .withAttempt(job.attempt(), spent),
          Decision.Next.NEXT);
    }
    Instant earliest = now.plus(policy.deferral());
    Instant notBefore = deferred.notBefore();
    Instant at = notBefore != null && notBefore.isAfter(earliest) ? notBefore : earliest;
    Decision back = backToPending(job, deferred.reason(), at, setting);
    return new Decision(job, back.change().withAttempt(job.attempt(), spent), back.sequel());
  }

  private Decision skipped(JobState job, Answer.Skipped skipped, Setting setting) {
    return switch (skipped.reason()) {
      case ERASED -> Decision.cancel(job, Reasons.CONTACT_ERASED);
      case Reasons.CAMPAIGN_ARCHIVED -> Decision.cancel(job, Reasons.CAMPAIGN_ARCHIVED);
      case Reasons.TOO_LATE -> tooLate(job, setting);
      default -> Decision.skip(job, skipped.reason());
    };
  }

  /**
   * dispatch-service knows one limit, the earliest of the window's end, the beginning of quiet
   * hours, the end of a capped day and the step's lateness. Only the last ends the job; after the
   * others it goes out at the next opening.
   */
  private Decision tooLate(JobState job, Setting setting) {
    Instant latest = job.latest(setting.step(), setting.hours());
    if (latest == null || now.isBefore(latest)) {
      boolean quiet = hours(job, setting).quietAt(now).isPresent();
      return backToPending(
          job,
          quiet ? Reasons.QUIET_HOURS : Reasons.OUTSIDE_WINDOW,
          now.plus(policy.deferral()),
          setting);
    }
    CampaignStep step = setting.step();
    return step != null && step.onTooLate() == OnTooLate.EXIT
        ? Decision.skipAndExit(job, Reasons.TOO_LATE)
        : Decision.skip(job, Reasons.TOO_LATE);
  }

  private Decision backToPending(JobState job, String reason, Instant from, Setting setting) {
    if (job.isContactErased()) {
      return Decision.cancel(job, Reasons.CONTACT_ERASED);
    }
    if (setting.archived()) {
      return Decision.cancel(job, Reasons.CAMPAIGN_ARCHIVED);
    }
    String exitReason = job.exitReason();
    if (exitReason != null) {
      return Decision.cancel(job, exitReason);
    }
    return job.isLeftBehind()
        ? Decision.leaveOut(job, Reasons.STEP_REMOVED)
        : Decision.hold(job, hours(job, setting).planFrom(from), reason);
  }

  private static ChannelHours hours(JobState job, Setting setting) {
    return setting.hours().on(job.channel());
  }

  private Duration pause(int spent, Setting setting) {
    return Backoff.after(spent, policy.backoff(), policy.maxBackoff(), setting.random());
  }

  private Duration providerPause(int attempt, Setting setting) {
    return Backoff.after(
        attempt, policy.providerBackoff(), policy.maxProviderBackoff(), setting.random());
  }

  private static String code(Answer.Refused refused) {
    return refused.failureClass().name().toLowerCase(Locale.ROOT);
  }
}
