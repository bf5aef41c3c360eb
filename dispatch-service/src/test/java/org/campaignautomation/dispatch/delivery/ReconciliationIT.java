package org.campaignautomation.dispatch.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import org.campaignautomation.contracts.CampaignStatus;
import org.campaignautomation.contracts.DeliveryFailed;
import org.campaignautomation.contracts.JobDue;
import org.campaignautomation.dispatch.channel.SmsHistory;
import org.campaignautomation.dispatch.suppression.AddressHash;
import org.campaignautomation.dispatch.testing.Ledger;
import org.campaignautomation.dispatch.testing.Neighbours;
import org.campaignautomation.dispatch.testing.Neighbours.Answer;
import org.campaignautomation.dispatch.testing.Scene;
import org.campaignautomation.dispatch.testing.ShortTimes;
import org.campaignautomation.localstack.testing.InjectStack;
import org.campaignautomation.localstack.testing.StackResource;
import org.campaignautomation.localstack.testing.TestStack;
import org.campaignautomation.localstack.twilio.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ShortTimes.class)
@WithTestResource(
    value = StackResource.class,
    initArgs = @ResourceArg(name = "service", value = "dispatch"))
class ReconciliationIT {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final AtomicInteger NUMBERS = new AtomicInteger(3_200_000);

  @InjectStack TestStack stack;
  @Inject ResolutionTable table;
  @Inject Resolutions resolutions;
  @Inject SmsHistory history;
  @Inject AddressHash hashes;
  @Inject DeliveryConfig delivery;

  private Ledger ledger;
  private Neighbours neighbours;
  private Scene scene;

  @BeforeEach
  void open() {
    ledger = new Ledger(stack);
    neighbours = new Neighbours(stack.bootstrapServers());
    neighbours.publish(Scene.settings());
    scene = scene();
  }

  private Scene scene() {
    Scene made = Scene.create();
    neighbours.publish(made.defined(1, CampaignStatus.ACTIVE));
    return made;
  }

  @AfterEach
  void close() {
    stack.twilio().disturb(Optional::empty);
    neighbours.close();
  }

  @Test
  void of_messages_taken_without_an_answer_none_stays_unknown_and_none_is_doubled() {
    // given
    AtomicInteger asked = new AtomicInteger();
    stack
        .twilio()
        .disturb(
            () ->
                asked.incrementAndGet() % 20 == 0
                    ? Optional.of(Fault.SLOW_KEPT)
                    : Optional.empty());
    List<JobDue> jobs = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      jobs.add(scene.sms(number()));
    }
    jobs.forEach(neighbours::publish);
    await().atMost(SOON).until(() -> count(jobs, "accepted") == 95 && count(jobs, "unknown") == 5);

    // when
    reconcile(ResolutionConfig.Policy.RESEND);

    // then
    assertThat(count(jobs, "accepted")).isEqualTo(100);
    assertThat(jobs)
        .allSatisfy(job -> assertThat(arrived(String.valueOf(job.contact().phone()))).isOne());
  }

  @Test
  void what_the_provider_does_not_have_waits_for_a_decision() {
    JobDue job = unknown(scene, number(), Fault.ERROR_LOST);

    reconcile(ResolutionConfig.Policy.HOLD);

    assertThat(ledger.states(job.jobId())).containsExactly("unknown");
  }

  @Test
  void what_the_provider_does_not_have_is_sent_again_where_the_policy_says_so() {
    JobDue job = unknown(scene, number(), Fault.CLOSED_LOST);

    reconcile(ResolutionConfig.Policy.RESEND);

    assertThat(ledger.states(job.jobId())).containsExactly("failed");
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(neighbours.answersTo(job.jobId()))
                    .last()
                    .extracting(Answer::event)
                    .isInstanceOfSatisfying(
                        DeliveryFailed.class,
                        failed -> assertThat(failed.code()).isEqualTo("not_accepted")));
  }

  @Test
  void what_the_provider_may_not_have_yet_is_not_sent_again() {
    JobDue job = unknown(scene, number(), Fault.CLOSED_LOST);

    reconcile(ResolutionConfig.Policy.RESEND, Duration.ofMinutes(5));

    assertThat(ledger.states(job.jobId())).containsExactly("unknown");
  }

  @Test
  void the_same_text_twice_to_a_number_of_which_one_arrived_is_ambiguous() {
    // given
    String number = number();
    JobDue kept = unknown(scene, number, Fault.CLOSED_KEPT);
    JobDue lost = unknown(scene(), number, Fault.CLOSED_LOST);

    // when
    reconcile(ResolutionConfig.Policy.RESEND);

    // then
    assertThat(ledger.states(kept.jobId())).containsExactly("unknown");
    assertThat(ledger.states(lost.jobId())).containsExactly("unknown");
  }

  @Test
  void a_message_of_an_earlier_hand_over_proves_nothing() {
    // given
    String number = number();
    JobDue first = scene.sms(number);
    neighbours.publish(first);
    await().atMost(SOON).until(() -> ledger.states(first.jobId()).equals(List.of("accepted")));
    JobDue second = unknown(scene(), number, Fault.CLOSED_LOST);

    // when
    reconcile(ResolutionConfig.Policy.HOLD);

    // then
    assertThat(ledger.states(second.jobId())).containsExactly("unknown");
  }

  private JobDue unknown(Scene of, String number, Fault fault) {
    Queue<Fault> faults = new ArrayDeque<>(List.of(fault));
    stack.twilio().disturb(() -> Optional.ofNullable(faults.poll()));
    JobDue job = of.sms(number);
    neighbours.publish(job);
    await().atMost(SOON).until(() -> ledger.states(job.jobId()).equals(List.of("unknown")));
    return job;
  }

  private void reconcile(ResolutionConfig.Policy policy) {
    reconcile(policy, Duration.ZERO);
  }

  private void reconcile(ResolutionConfig.Policy policy, Duration absentAfter) {
    new Reconciliation(
            table, resolutions, history, hashes, new AtOnce(policy, absentAfter), delivery)
        .run();
  }

  private long count(List<JobDue> jobs, String state) {
    return jobs.stream().filter(job -> ledger.states(job.jobId()).contains(state)).count();
  }

  private long arrived(String number) {
    return stack.twilio().messages().stream().filter(text -> text.to().equals(number)).count();
  }

  private static String number() {
    return "+1646" + NUMBERS.incrementAndGet();
  }

  /** Asks without delay. */
  private record AtOnce(Policy sms, Duration absentAfter) implements ResolutionConfig {
    @Override
    public Duration askAfter() {
      return Duration.ZERO;
    }

    @Override
    public Duration askAgainAfter() {
      return Duration.ofHours(1);
    }

    @Override
    public Duration giveUpAfter() {
      return Duration.ofHours(1);
    }

    @Override
    public Duration interval() {
      return Duration.ofHours(1);
    }
  }
}
