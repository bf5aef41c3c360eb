package org.campaignautomation.enrollment.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.contracts.DeliveryState;
import org.campaignautomation.contracts.FailureClass;
import org.campaignautomation.enrollment.ByHand;
import org.campaignautomation.enrollment.Samples;
import org.campaignautomation.enrollment.StoredJobs;
import org.campaignautomation.enrollment.StoredJobs.Stored;
import org.campaignautomation.enrollment.sql.Database;
import org.campaignautomation.localstack.testing.StackResource;
import org.campaignautomation.platform.ids.Ids;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is heard of a message after its job has ended. */
@QuarkusTest
@TestProfile(ByHand.class)
@WithTestResource(
    value = StackResource.class,
    initArgs = @ResourceArg(name = "service", value = "enrollment"))
class LateAnswersIT {
  @Inject Answers answers;
  @Inject Journeys journeys;
  @Inject Database database;
  @Inject StoredJobs stored;

  private final UUID campaignId = Ids.next();

  @BeforeEach
  void enrollAndClaim() {
    stored.clear();
    stored.define(
        Samples.active(
            "acme",
            campaignId,
            Samples.step(1, Channel.EMAIL, Samples.NOW),
            Samples.step(2, Channel.SMS, Samples.THREE_DAYS)));
    stored.hear(List.of(Samples.known("acme", Ids.next())));
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                database.update(
                    """
                    update automation_jobs set status = 'processing', revision = revision + 1,
                      claimed_at = now(), lease_until = now() + interval '30 s'
                    where campaign_id = ? and step = 1
                    """,
                    campaignId));
  }

  @Test
  void aGivenUpJobThatWasTakenIsCompletedAndTheNextStepIsNotArmedTwice() {
    // given
    giveUp();
    Stored next = stored.of(campaignId).getLast();

    // when
    answer(new Answer.Accepted("id"));
    answer(new Answer.Accepted("id"));

    // then
    assertThat(stored.of(campaignId))
        .extracting(Stored::status)
        .containsExactly("completed", "pending");
    assertThat(stored.of(campaignId).getLast().dueAt()).isEqualTo(next.dueAt());
  }

  @Test
  void aGivenUpJobGoesOutAgainAsANewAttemptIfSomebodySaysSo() {
    // given
    giveUp();

    // when
    answer(new Answer.Refused(FailureClass.PROVIDER_OUTAGE, Reasons.RESEND_ORDERED, "an operator"));

    // then
    Stored again = stored.of(campaignId).getFirst();
    assertThat(again.status()).isEqualTo("pending");
    assertThat(again.attempt()).isEqualTo(2);
    assertThat(again.dueAt()).isNotNull();
  }

  @Test
  void aGivenUpJobThatWasNotTakenStaysFailed() {
    giveUp();

    answer(new Answer.Refused(FailureClass.PROVIDER_OUTAGE, "not_accepted", "nothing there"));

    assertThat(stored.of(campaignId).getFirst().status()).isEqualTo("failed");
    assertThat(stored.of(campaignId).getFirst().reason()).isEqualTo("provider_outage");
  }

  @Test
  void newsOfADeliveryNeverGoesBack() {
    // given
    answer(new Answer.Accepted("id"));

    // when, then
    assertThat(stateAfter(DeliveryState.DELIVERED)).isEqualTo("delivered");
    assertThat(stateAfter(DeliveryState.BOUNCED)).isEqualTo("bounced");
    assertThat(stateAfter(DeliveryState.DELIVERED)).isEqualTo("bounced");
    assertThat(stateAfter(DeliveryState.UNDELIVERED)).isEqualTo("bounced");
    assertThat(stored.of(campaignId).getFirst().status()).isEqualTo("completed");
  }

  @Test
  void acceptedAndNewsOfOneBatchBothCount() {
    Stored job = stored.of(campaignId).getFirst();

    apply(
        List.of(
            answerTo(job, new Answer.Accepted("id")),
            answerTo(job, new Answer.News(DeliveryState.UNDELIVERED, "30003"))));

    assertThat(deliveryState()).isEqualTo("undelivered");
    assertThat(stored.of(campaignId).getFirst().status()).isEqualTo("completed");
  }

  private void giveUp() {
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                journeys.carryOut(
                    journeys.jobs(List.of(stored.of(campaignId).getFirst().id())).stream()
                        .map(Decision::giveUpOnUnknown)
                        .toList(),
                    Instant.now()));
    assertThat(stored.of(campaignId).getFirst().reason()).isEqualTo(Reasons.OUTCOME_UNKNOWN);
  }

  private String stateAfter(DeliveryState state) {
    answer(new Answer.News(state, null));
    return deliveryState();
  }

  private String deliveryState() {
    return QuarkusTransaction.requiringNew()
        .call(
            () ->
                database
                    .query(
                        "select delivery_state from automation_jobs where campaign_id = ? and step = 1",
                        row -> row.text("delivery_state"),
                        campaignId)
                    .getFirst());
  }

  private void answer(Answer.Outcome outcome) {
    apply(List.of(answerTo(stored.of(campaignId).getFirst(), outcome)));
  }

  private static Answer answerTo(Stored job, Answer.Outcome outcome) {
    return new Answer(job.id(), job.attempt(), job.revision(), Instant.now(), outcome);
  }

  private void apply(List<Answer> batch) {
    QuarkusTransaction.requiringNew().run(() -> answers.apply(batch));
  }
}
