package org.campaignautomation.dispatch.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.campaignautomation.contracts.CampaignStatus;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.contracts.DeliveryAccepted;
import org.campaignautomation.contracts.DeliveryFailed;
import org.campaignautomation.contracts.JobDue;
import org.campaignautomation.dispatch.delivery.Resolutions.Decision;
import org.campaignautomation.dispatch.delivery.Resolutions.Verdict;
import org.campaignautomation.dispatch.testing.Ledger;
import org.campaignautomation.dispatch.testing.Neighbours;
import org.campaignautomation.dispatch.testing.Scene;
import org.campaignautomation.dispatch.testing.ShortTimes;
import org.campaignautomation.dispatch.testing.Sinks;
import org.campaignautomation.localstack.testing.InjectStack;
import org.campaignautomation.localstack.testing.StackResource;
import org.campaignautomation.localstack.testing.TestStack;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What two do to one row of the ledger at once comes out as if one of them had come first. */
@QuarkusTest
@TestProfile(ShortTimes.class)
@WithTestResource(
    value = StackResource.class,
    initArgs = @ResourceArg(name = "service", value = "dispatch"))
class LedgerRacesIT {
  private static final int ROUNDS = 20;
  private static final Duration YOUNG = Duration.ofSeconds(1);

  @InjectStack TestStack stack;
  @Inject HandOver handOver;
  @Inject Resolutions resolutions;
  @Inject MeterRegistry metrics;

  private Neighbours neighbours;
  private Ledger ledger;
  private Scene scene;

  @BeforeEach
  void publishCampaign() {
    neighbours = new Neighbours(stack.bootstrapServers());
    ledger = new Ledger(stack);
    scene = Scene.create();
    neighbours.publish(Scene.settings());
    neighbours.publish(scene.defined(1, CampaignStatus.ACTIVE));
    JobDue first = scene.email(Sinks.someone());
    neighbours.publish(first);
    neighbours.answer(first, DeliveryAccepted.class);
  }

  @AfterEach
  void close() {
    neighbours.close();
  }

  @Test
  void two_that_have_the_same_attempt_send_it_once() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      JobDue sequence = scene.email(Sinks.someone());
      JobDue byHand =
          scene.immediate(Channel.EMAIL, Scene.contact(Sinks.someone(), "+14155550100"));

      List<Claim> claims = atOnce(() -> claim(sequence, byHand), () -> claim(sequence, byHand));

      assertThat(claims.stream().flatMap(claim -> claim.toSend().stream()))
          .extracting(sent -> sent.due().job().jobId())
          .containsExactlyInAnyOrder(sequence.jobId(), byHand.jobId());
    }
  }

  @Test
  void a_further_attempt_waits_for_one_that_is_being_sent() {
    // given
    JobDue sequence = scene.email(Sinks.someone());
    JobDue byHand = scene.immediate(Channel.EMAIL, Scene.contact(Sinks.someone(), "+14155550100"));
    assertThat(claim(sequence, byHand).toSend()).hasSize(2);

    // when
    Claim further = claim(Scene.again(sequence, 2, 2), Scene.again(byHand, 2, 2));

    // then
    assertThat(further.toSend()).isEmpty();
    assertThat(ledger.states(sequence.jobId())).containsExactly("sending");
    assertThat(ledger.states(byHand.jobId())).containsExactly("sending");
  }

  @RepeatedTest(ROUNDS)
  void either_the_late_answer_comes_first_or_the_order_to_send_again() throws Exception {
    // given
    JobDue job = scene.email(Sinks.someone());
    ledger.insert(job, "unknown", YOUNG);
    double contradictions = contradictions();

    // when
    List<Verdict> verdicts =
        atOnce(
            () -> resolutions.decide("acme", job.jobId(), Decision.RESEND, "olga", "not there"),
            () -> {
              end(job, new Ending(DeliveryState.ACCEPTED, "late", null, null, null));
              return Verdict.DONE;
            });

    // then exactly one of them took effect, and is told; the other is not passed over in silence
    if (verdicts.getFirst() == Verdict.DONE) {
      assertThat(ledger.states(job.jobId())).containsExactly("failed");
      assertThat(neighbours.answer(job, DeliveryFailed.class).code()).isEqualTo("resend_ordered");
      assertThat(contradictions()).isEqualTo(contradictions + 1);
    } else {
      assertThat(verdicts.getFirst()).isEqualTo(Verdict.NOT_UNKNOWN);
      assertThat(ledger.states(job.jobId())).containsExactly("accepted");
      assertThat(neighbours.answer(job, DeliveryAccepted.class).providerId()).isEqualTo("late");
      assertThat(contradictions()).isEqualTo(contradictions);
    }
    assertThat(neighbours.answersTo(job.jobId())).hasSize(1);
  }

  @Test
  void an_answer_after_the_order_to_send_again_is_noticed() {
    // given
    JobDue job = scene.email(Sinks.someone());
    ledger.insert(job, "unknown", YOUNG);
    resolutions.decide("acme", job.jobId(), Decision.RESEND, "olga", "not there");
    double before = contradictions();

    // when
    end(job, new Ending(DeliveryState.ACCEPTED, "late", null, null, null));

    // then
    assertThat(contradictions()).isEqualTo(before + 1);
    assertThat(ledger.states(job.jobId())).containsExactly("failed");
  }

  @RepeatedTest(ROUNDS)
  void who_marks_as_sent_and_the_provider_who_says_so_are_told_of_once() throws Exception {
    // given
    JobDue job = scene.sms("+14155550111");
    ledger.insert(job, "unknown", YOUNG);

    // when
    List<Boolean> done =
        atOnce(
            () ->
                resolutions.decide("acme", job.jobId(), Decision.MARK_SENT, "olga", "seen")
                    == Verdict.DONE,
            () ->
                resolutions.hear(
                    job.jobId(),
                    1,
                    new ProviderNews(
                        "SM1", org.campaignautomation.contracts.DeliveryState.DELIVERED, null)));

    // then
    assertThat(done.getLast()).isTrue();
    assertThat(ledger.states(job.jobId())).containsExactly("accepted");
    assertThat(ledger.providerStates(job.jobId())).containsExactly("delivered");
    assertThat(ledger.decisions(job.jobId())).hasSize(done.getFirst() ? 1 : 0);
    await()
        .atMost(Neighbours.SOON)
        .untilAsserted(() -> assertThat(neighbours.answersTo(job.jobId())).hasSize(2));
    assertThat(neighbours.answersTo(job.jobId()))
        .extracting(Neighbours.Answer::event)
        .filteredOn(DeliveryAccepted.class::isInstance)
        .singleElement()
        .satisfies(
            accepted ->
                assertThat(((DeliveryAccepted) accepted).providerId().startsWith("decision:"))
                    .isEqualTo(done.getFirst()));
  }

  private Claim claim(JobDue... jobs) {
    List<DueJob> due = new ArrayList<>();
    for (JobDue job : jobs) {
      due.add(new DueJob(job, 0, due.size(), null));
    }
    return QuarkusTransaction.requiringNew().call(() -> handOver.claim(due, 10));
  }

  private void end(JobDue job, Ending ending) {
    QuarkusTransaction.requiringNew()
        .run(() -> resolutions.end(Map.of(new AttemptKey(job.jobId(), job.attempt()), ending)));
  }

  private double contradictions() {
    return metrics.counter("dispatch.ledger.contradictions").count();
  }

  /** What both came to, in their order. */
  private static <T> List<T> atOnce(Callable<T> one, Callable<T> other) throws Exception {
    CountDownLatch start = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<T>> both = new ArrayList<>();
      for (Callable<T> each : List.of(one, other)) {
        both.add(
            threads.submit(
                () -> {
                  start.await();
                  return each.call();
                }));
      }
      start.countDown();
      return List.of(
          both.getFirst().get(30, TimeUnit.SECONDS), both.getLast().get(30, TimeUnit.SECONDS));
    }
  }
}
