package org.campaignautomation.enrollment.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.contracts.Delay;
import org.campaignautomation.contracts.FailureClass;
import org.campaignautomation.contracts.JobKind;
import org.campaignautomation.contracts.OnTooLate;
import org.campaignautomation.contracts.Schedule;
import org.campaignautomation.contracts.ZoneMode;
import org.campaignautomation.enrollment.Samples;
import org.campaignautomation.enrollment.catalog.CampaignStep;
import org.campaignautomation.enrollment.timing.SendingHours;
import org.campaignautomation.platform.ids.Ids;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TransitionsTest {
  /** A Monday. */
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  private static final long CURRENT = 7;
  private static final SendingHours ALWAYS = SendingHours.of(null, List.of(), "UTC", "contact");
  private static final double MIDDLE = 0.5;

  private final Transitions transitions = new Transitions(new PlainPolicy(), NOW);
  private final CampaignStep step = Samples.step(1, Channel.EMAIL, Samples.NOW);

  @Test
  void acceptedCompletesAndCountsFromWhenItWasSent() {
    Decision decision = decide(processing(1, 0), new Answer.Accepted("id")).orElseThrow();

    assertThat(decision.change().status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(decision.change().providerId()).isEqualTo("id");
    assertThat(decision.sequel()).isEqualTo(new Decision.WentOut(NOW.minusSeconds(5)));
  }

  @ParameterizedTest
  @EnumSource(
      value = FailureClass.class,
      names = {"RECIPIENT_PERMANENT", "SENDER_CONFIGURATION", "CONTENT_REJECTED"})
  void permanentFailsAtOnceAndTheNextStepGoesOn(FailureClass permanent) {
    Decision decision = decide(processing(1, 0), refused(permanent)).orElseThrow();

    assertThat(decision.change().status()).isEqualTo(JobStatus.FAILED);
    assertThat(decision.change().errorCode()).isEqualTo("code");
    assertThat(decision.sequel()).isEqualTo(Decision.Next.NEXT);
  }

  @Test
  void temporaryIsTriedAgainLaterAndLaterAsANewAttempt() {
    JobState job = processing(3, 2);

    JobChange change =
        decide(job, refused(FailureClass.RECIPIENT_TEMPORARY)).orElseThrow().change();

    assertThat(change.status()).isEqualTo(JobStatus.PENDING);
    assertThat(change.nextAttempt()).isEqualTo(4);
    assertThat(change.spent()).isEqualTo(3);
    assertThat(change.dueAt()).isEqualTo(NOW.plus(Duration.ofMinutes(4)));
  }

  @Test
  void theFifthTemporaryFailureIsTheLast() {
    Decision decision =
        decide(processing(5, 4), refused(FailureClass.RECIPIENT_TEMPORARY)).orElseThrow();

    assertThat(decision.change().status()).isEqualTo(JobStatus.FAILED);
    assertThat(decision.change().reason()).isEqualTo(Reasons.ATTEMPTS_EXHAUSTED);
    assertThat(decision.change().errorCode()).isEqualTo("code");
  }

  @ParameterizedTest
  @EnumSource(
      value = FailureClass.class,
      names = {"PROVIDER_THROTTLE", "PROVIDER_OUTAGE"})
  void aProviderThatIsBusySpendsNoAttemptHoweverOften(FailureClass passing) {
    JobChange change = decide(processing(40, 4), refused(passing)).orElseThrow().change();

    assertThat(change.status()).isEqualTo(JobStatus.PENDING);
    assertThat(change.nextAttempt()).isEqualTo(41);
    assertThat(change.spent()).isEqualTo(4);
    assertThat(change.dueAt()).isEqualTo(NOW.plus(Duration.ofMinutes(5)));
  }

  @Test
  void deferredKeepsItsAttemptSinceTheLedgerHasNoRow() {
    Instant notBefore = NOW.plusSeconds(90);

    JobChange change =
        decide(processing(2, 1), new Answer.Deferred("breaker_open", notBefore, false))
            .orElseThrow()
            .change();

    assertThat(change.nextAttempt()).isEqualTo(2);
    assertThat(change.spent()).isEqualTo(1);
    assertThat(change.dueAt()).isEqualTo(notBefore);
    assertThat(change.reason()).isEqualTo("breaker_open");
  }

  @Test
  void aRetryWaitsForTheSchedule() {
    SendingHours mornings = hours(LocalTime.of(9, 0), LocalTime.of(12, 0));

    JobChange change =
        transitions
            .decide(
                processing(1, 0),
                answer(refused(FailureClass.RECIPIENT_TEMPORARY), 1, CURRENT),
                new Transitions.Setting(step, mornings, false, MIDDLE))
            .orElseThrow()
            .change();

    assertThat(change.dueAt()).isEqualTo("2026-11-24T09:00:00Z");
  }

  @Test
  void theWindowsEndIsNoLatenessOfTheStep() {
    SendingHours mornings = hours(LocalTime.of(9, 0), LocalTime.of(12, 0));
    CampaignStep patient =
        Samples.lateStep(1, Channel.EMAIL, new Delay(2, Delay.Unit.DAYS), OnTooLate.EXIT);

    Decision decision =
        transitions
            .decide(
                processing(1, 0),
                answer(new Answer.Skipped("too_late"), 1, CURRENT),
                new Transitions.Setting(patient, mornings, false, MIDDLE))
            .orElseThrow();

    assertThat(decision.change().status()).isEqualTo(JobStatus.PENDING);
    assertThat(decision.change().dueAt()).isEqualTo("2026-11-24T09:00:00Z");
  }

  @Test
  void tooLateEndsTheEnrollmentWhereTheStepSaysSo() {
    CampaignStep impatient =
        Samples.lateStep(1, Channel.EMAIL, new Delay(1, Delay.Unit.MINUTES), OnTooLate.EXIT);

    Decision decision =
        transitions
            .decide(
                processing(1, 0),
                answer(new Answer.Skipped("too_late"), 1, CURRENT),
                new Transitions.Setting(impatient, ALWAYS, false, MIDDLE))
            .orElseThrow();

    assertThat(decision.change().status()).isEqualTo(JobStatus.SKIPPED);
    assertThat(decision.sequel()).isEqualTo(new Decision.Exit(Reasons.TOO_LATE));
  }

  @ParameterizedTest
  @CsvSource({"erased,contact_erased", "campaign_archived,campaign_archived"})
  void whereNobodyIsLeftTheEnrollmentEnds(String said, String reason) {
    Decision decision = decide(processing(1, 0), new Answer.Skipped(said)).orElseThrow();

    assertThat(decision.change().status()).isEqualTo(JobStatus.CANCELLED);
    assertThat(decision.sequel()).isEqualTo(new Decision.Exit(reason));
  }

  @Test
  void unknownStaysInProcessingUntilItsLimit() {
    Decision decision = decide(processing(1, 0), new Answer.Unknown("timeout")).orElseThrow();

    assertThat(decision.change().status()).isEqualTo(JobStatus.PROCESSING);
    assertThat(decision.change().reason()).isEqualTo(Reasons.OUTCOME_UNKNOWN);
    assertThat(decision.change().leaseUntil()).isEqualTo(NOW.plus(Duration.ofHours(1)));
    assertThat(decision.sequel()).isEqualTo(Decision.Wait.WAIT);
  }

  @Test
  void unknownAgainDoesNotProlongIt() {
    JobState unknown = job(JobStatus.PROCESSING, Reasons.OUTCOME_UNKNOWN, 1, 0, "UTC");

    assertThat(decide(unknown, new Answer.Unknown("timeout"))).isEmpty();
    assertThat(decide(unknown, new Answer.Accepted("id"))).isPresent();
  }

  @ParameterizedTest
  @EnumSource(
      value = JobStatus.class,
      names = {"PROCESSING"},
      mode = EnumSource.Mode.EXCLUDE)
  void anAnswerToAJobThatIsNotInProcessingChangesNothing(JobStatus status) {
    assertThat(decide(job(status, null, 1, 0, "UTC"), new Answer.Accepted("id"))).isEmpty();
  }

  @Test
  void anAnswerToAnotherAttemptChangesNothing() {
    assertThat(
            transitions.decide(
                processing(2, 1), answer(new Answer.Accepted("id"), 1, CURRENT), setting(false)))
        .isEmpty();
  }

  @Test
  void whatLeftNoRowInTheLedgerHoldsForItsOwnClaimOnly() {
    JobState job = processing(1, 0);

    assertThat(earlierClaim(job, new Answer.Skipped("opted_out"))).isEmpty();
    assertThat(earlierClaim(job, new Answer.Deferred("campaign_paused", null, false))).isEmpty();
    assertThat(earlierClaim(job, new Answer.Accepted("id"))).isPresent();
    assertThat(earlierClaim(job, refused(FailureClass.RECIPIENT_PERMANENT))).isPresent();
    assertThat(earlierClaim(job, new Answer.Unknown("timeout"))).isPresent();
  }

  @Test
  void thereIsNoFurtherAttemptForAnArchivedCampaignOrAnErasedContact() {
    Answer busy = answer(refused(FailureClass.PROVIDER_OUTAGE), 1, CURRENT);
    JobState erased = job(JobStatus.PROCESSING, null, 1, 0, null);

    assertThat(transitions.decide(processing(1, 0), busy, setting(true)).orElseThrow().change())
        .extracting(JobChange::status, JobChange::reason)
        .containsExactly(JobStatus.CANCELLED, Reasons.CAMPAIGN_ARCHIVED);
    assertThat(transitions.decide(erased, busy, setting(false)).orElseThrow().change())
        .extracting(JobChange::status, JobChange::reason)
        .containsExactly(JobStatus.CANCELLED, Reasons.CONTACT_ERASED);
  }

  @Test
  void aGivenUpJobThatWasTakenAfterAllIsCompletedAndNothingFollows() {
    Decision decision = decide(givenUp(), new Answer.Accepted("id")).orElseThrow();

    assertThat(decision.change())
        .extracting(JobChange::from, JobChange::status, JobChange::reason)
        .containsExactly(JobStatus.FAILED, JobStatus.COMPLETED, null);
    assertThat(decision.sequel()).isEqualTo(Decision.Wait.WAIT);
  }

  @ParameterizedTest
  @EnumSource(FailureClass.class)
  void aGivenUpJobThatWasNotTakenIsNotSentAgainByItself(FailureClass failureClass) {
    Decision decision = decide(givenUp(), refused(failureClass)).orElseThrow();

    assertThat(decision.change().status()).isEqualTo(JobStatus.FAILED);
    assertThat(decision.change().reason()).isNotEqualTo(Reasons.OUTCOME_UNKNOWN);
    assertThat(decision.sequel()).isEqualTo(Decision.Wait.WAIT);
  }

  @Test
  void aGivenUpJobIsSentAgainAsANewAttemptIfSomebodySaysSo() {
    Decision decision = decide(givenUp(), resend()).orElseThrow();

    assertThat(decision.change())
        .extracting(JobChange::status, JobChange::nextAttempt)
        .containsExactly(JobStatus.PENDING, 2);
    assertThat(decision.sequel()).isEqualTo(Decision.Wait.WAIT);
  }

  @Test
  void nothingIsSentAgainForAnEndedCampaignOrToTheErased() {
    JobState erased = job(JobStatus.FAILED, Reasons.OUTCOME_UNKNOWN, 1, 0, null);

    assertThat(decide(erased, resend())).isEmpty();
    assertThat(transitions.decide(givenUp(), answer(resend(), 1, CURRENT), setting(true)))
        .isEmpty();
  }

  @Test
  void aJobThatFailedForAnotherReasonHearsNothingMore() {
    JobState failed = job(JobStatus.FAILED, "recipient_permanent", 1, 0, "UTC");

    assertThat(decide(failed, new Answer.Accepted("id"))).isEmpty();
    assertThat(decide(failed, resend())).isEmpty();
  }

  private static JobState givenUp() {
    return job(JobStatus.FAILED, Reasons.OUTCOME_UNKNOWN, 1, 0, "UTC");
  }

  private static Answer.Refused resend() {
    return new Answer.Refused(FailureClass.PROVIDER_OUTAGE, Reasons.RESEND_ORDERED, "detail");
  }

  private Optional<Decision> decide(JobState job, Answer.Outcome outcome) {
    return transitions.decide(job, answer(outcome, job.attempt(), CURRENT), setting(false));
  }

  private Optional<Decision> earlierClaim(JobState job, Answer.Outcome outcome) {
    return transitions.decide(job, answer(outcome, job.attempt(), CURRENT - 1), setting(false));
  }

  private Transitions.Setting setting(boolean archived) {
    return new Transitions.Setting(step, ALWAYS, archived, MIDDLE);
  }

  private static Answer answer(Answer.Outcome outcome, int attempt, long revision) {
    return new Answer(Ids.next(), attempt, revision, NOW.minusSeconds(5), outcome);
  }

  private static Answer.Refused refused(FailureClass failureClass) {
    return new Answer.Refused(failureClass, "code", "detail");
  }

  private static SendingHours hours(LocalTime start, LocalTime end) {
    Schedule.Window window = new Schedule.Window(List.of(DayOfWeek.values()), start, end);
    return SendingHours.of(
        new Schedule(ZoneMode.FIXED, "UTC", List.of(window), List.of()),
        List.of(),
        "UTC",
        "contact");
  }

  private static JobState processing(int attempt, int spent) {
    return job(JobStatus.PROCESSING, null, attempt, spent, "UTC");
  }

  private static JobState job(
      JobStatus status, @Nullable String reason, int attempt, int spent, @Nullable String zone) {
    Instant planned = NOW.minus(Duration.ofHours(1));
    return new JobState(
        Ids.next(),
        "acme",
        JobKind.SEQUENCE,
        Ids.next(),
        1,
        Ids.next(),
        1,
        Ids.next(),
        Ids.next(),
        1,
        Channel.EMAIL,
        status,
        reason,
        attempt,
        spent,
        CURRENT,
        planned,
        planned,
        planned,
        planned,
        null,
        zone,
        zone == null ? null : "contact",
        null,
        1,
        null,
        null);
  }
}
