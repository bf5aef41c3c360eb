package org.campaignautomation.dispatch.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.campaignautomation.contracts.CampaignStatus;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.contracts.DeliveryAccepted;
import org.campaignautomation.contracts.DeliveryFailed;
import org.campaignautomation.contracts.FailureClass;
import org.campaignautomation.contracts.JobDue;
import org.campaignautomation.dispatch.testing.Neighbours;
import org.campaignautomation.dispatch.testing.Scene;
import org.campaignautomation.dispatch.testing.ShortTimes;
import org.campaignautomation.dispatch.testing.SwitchableRelay;
import org.campaignautomation.dispatch.throttle.AccountState;
import org.campaignautomation.dispatch.throttle.Pace;
import org.campaignautomation.localstack.testing.InjectStack;
import org.campaignautomation.localstack.testing.StackResource;
import org.campaignautomation.localstack.testing.TestStack;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ShortTimes.class)
@WithTestResource(
    value = StackResource.class,
    initArgs = @ResourceArg(name = "service", value = "dispatch"))
@WithTestResource(SwitchableRelay.class)
class ProviderOutageIT {
  private static final int JOBS = 60;
  private static final Duration AWAY = Duration.ofSeconds(30);
  private static final Duration SOON = Duration.ofSeconds(60);

  @InjectStack TestStack stack;
  @Inject Pace pace;

  private String breaker() {
    return pace.accounts().stream()
        .filter(account -> account.channel() == Channel.EMAIL)
        .map(AccountState::breaker)
        .findFirst()
        .orElseThrow();
  }

  /** What enrollment-service does with a failure that spends no attempt: the next one, later. */
  private static JobDue next(JobDue job) {
    return Scene.again(job, job.revision() + 1, job.attempt() + 1);
  }

  @Test
  void while_the_relay_is_away_jobs_wait_and_afterwards_all_go() throws Exception {
    try (Neighbours neighbours = new Neighbours(stack.bootstrapServers())) {
      Scene scene = Scene.create();
      neighbours.publish(Scene.settings());
      neighbours.publish(scene.defined(1, CampaignStatus.ACTIVE));
      JobDue first = scene.email(UUID.randomUUID() + "@example.com");
      neighbours.publish(first);
      await().atMost(SOON).until(() -> !neighbours.answersTo(first.jobId()).isEmpty());

      SwitchableRelay.off();
      List<JobDue> jobs =
          IntStream.range(0, JOBS)
              .mapToObj(i -> scene.email(UUID.randomUUID() + "@example.com"))
              .toList();
      jobs.forEach(neighbours::publish);
      await().atMost(SOON).until(() -> breaker().equals("open"));
      await()
          .pollDelay(AWAY)
          .atMost(AWAY.plusSeconds(10))
          .untilAsserted(() -> assertThat(breaker()).isEqualTo("open"));
      List<JobDue> refused =
          jobs.stream().filter(job -> !neighbours.answersTo(job.jobId()).isEmpty()).toList();
      // A few, at most four, and one claim of each lane found it out; of all others no attempt was
      // begun.
      assertThat(refused).hasSizeLessThanOrEqualTo(4 + 3 * 4);
      assertThat(refused)
          .allSatisfy(
              job ->
                  assertThat(neighbours.answersTo(job.jobId()).getLast().event())
                      .isInstanceOfSatisfying(
                          DeliveryFailed.class,
                          failed ->
                              assertThat(failed.failureClass())
                                  .isEqualTo(FailureClass.PROVIDER_OUTAGE)));

      SwitchableRelay.on();
      refused.forEach(job -> neighbours.publish(next(job)));
      await()
          .atMost(SOON)
          .untilAsserted(
              () ->
                  assertThat(jobs)
                      .allSatisfy(
                          job ->
                              assertThat(neighbours.answersTo(job.jobId()))
                                  .isNotEmpty()
                                  .last()
                                  .satisfies(
                                      answer ->
                                          assertThat(answer.event())
                                              .isInstanceOf(DeliveryAccepted.class))));
      assertThat(breaker()).isEqualTo("closed");
      assertThat(SwitchableRelay.messages()).isEqualTo(JOBS + 1);
    }
  }
}
