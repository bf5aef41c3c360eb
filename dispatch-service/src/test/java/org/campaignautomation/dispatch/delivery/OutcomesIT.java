package org.campaignautomation.dispatch.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import org.campaignautomation.contracts.CampaignStatus;
import org.campaignautomation.contracts.DeliveryAccepted;
import org.campaignautomation.contracts.DeliveryDeferred;
import org.campaignautomation.contracts.DeliveryFailed;
import org.campaignautomation.contracts.DeliveryUnknown;
import org.campaignautomation.contracts.FailureClass;
import org.campaignautomation.contracts.JobDue;
import org.campaignautomation.dispatch.testing.Neighbours;
import org.campaignautomation.dispatch.testing.Scene;
import org.campaignautomation.dispatch.testing.ShortTimes;
import org.campaignautomation.dispatch.testing.Sinks;
import org.campaignautomation.localstack.testing.InjectStack;
import org.campaignautomation.localstack.testing.StackResource;
import org.campaignautomation.localstack.testing.TestStack;
import org.campaignautomation.platform.ids.Ids;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a hand-over may come to, and what follows from it. */
@QuarkusTest
@TestProfile(ShortTimes.class)
@WithTestResource(
    value = StackResource.class,
    initArgs = @ResourceArg(name = "service", value = "dispatch"))
class OutcomesIT {
  @InjectStack TestStack stack;

  private Neighbours neighbours;
  private Sinks sinks;
  private Scene scene;

  @BeforeEach
  void publishCampaign() {
    neighbours = new Neighbours(stack.bootstrapServers());
    sinks = new Sinks(stack);
    scene = Scene.create();
    neighbours.publish(Scene.settings());
    neighbours.publish(scene.defined(1, CampaignStatus.ACTIVE));
  }

  @AfterEach
  void close() {
    neighbours.close();
  }

  @ParameterizedTest
  @CsvSource({
    "+15005550001,RECIPIENT_PERMANENT,21211",
    "+15005550003,SENDER_CONFIGURATION,21408",
    "+15005551003,PROVIDER_OUTAGE,20003",
    "+15005551429,PROVIDER_THROTTLE,20429",
    "+15005551611,PROVIDER_THROTTLE,21611"
  })
  void a_refusal_is_told_with_its_class(String phone, FailureClass failureClass, String code)
      throws SQLException {
    JobDue job = scene.sms(phone);

    neighbours.publish(job);

    DeliveryFailed failed = neighbours.answer(job, DeliveryFailed.class);
    assertThat(failed.failureClass()).isEqualTo(failureClass);
    assertThat(failed.code()).isEqualTo(code);
    assertThat(failed.detail()).doesNotContain("+1500");
    assertThat(sinks.states(job.jobId())).containsExactly("failed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"+15005551500", "+15005551503", "+15005551504", "+15005551506"})
  void what_may_have_been_taken_is_unknown_and_never_asked_again(String phone) throws SQLException {
    JobDue job = scene.sms(phone);
    long before = sinks.requests(phone);

    neighbours.publish(job);
    neighbours.answer(job, DeliveryUnknown.class);
    neighbours.publish(Scene.again(job, 2, 1));
    neighbours.publish(Scene.again(job, 3, 2));

    await()
        .atMost(Neighbours.SOON)
        .untilAsserted(
            () ->
                assertThat(neighbours.answersTo(job.jobId()))
                    .anySatisfy(
                        a ->
                            assertThat(a.event())
                                .isInstanceOfSatisfying(
                                    DeliveryDeferred.class,
                                    deferred ->
                                        assertThat(deferred.reason())
                                            .isEqualTo("previous_attempt_open"))));
    assertThat(sinks.requests(phone) - before).isEqualTo(1);
    assertThat(sinks.states(job.jobId())).containsExactly("unknown");
  }

  @Test
  void a_refused_attempt_may_be_followed_by_another() throws SQLException {
    JobDue job = scene.sms("+15005551429");
    neighbours.publish(job);
    neighbours.answer(job, DeliveryFailed.class);

    neighbours.publish(Scene.again(job, 2, 2));

    await()
        .atMost(Neighbours.SOON)
        .untilAsserted(
            () -> assertThat(sinks.states(job.jobId())).containsExactly("failed", "failed"));
  }

  @Test
  void a_hand_over_that_its_process_did_not_survive_becomes_unknown() throws SQLException {
    JobDue job = scene.email(Sinks.someone());
    insertSending(job, Duration.ofMinutes(5));

    DeliveryUnknown unknown = neighbours.answer(job, DeliveryUnknown.class);

    assertThat(unknown.attempt()).isEqualTo(1);
    assertThat(sinks.states(job.jobId())).containsExactly("unknown");
  }

  @Test
  void what_is_being_sent_elsewhere_is_neither_sent_nor_answered() throws SQLException {
    String address = Sinks.someone();
    JobDue job = scene.email(address);
    JobDue next = scene.email(Sinks.someone());
    insertSending(job, Duration.ZERO);

    neighbours.publish(Scene.again(job, 7, 1));
    neighbours.publish(next);

    neighbours.answer(next, DeliveryAccepted.class);
    // The sweeper's answer is the first, and it carries the newest revision.
    assertThat(neighbours.answer(job, DeliveryUnknown.class).revision()).isEqualTo(7);
    assertThat(neighbours.answersTo(job.jobId())).hasSize(1);
    assertThat(sinks.emails(address)).isEmpty();
  }

  private void insertSending(JobDue job, Duration age) throws SQLException {
    try (Connection connection = stack.adminConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                """
                insert into dispatch.deliveries
                  (job_id, attempt, tenant_id, revision, kind, channel, campaign_id,
                   campaign_version, step_id, run, contact_id, address_hash, state, sending_at)
                values (?, 1, 'acme', 1, 'sequence', 'email', ?, 1, ?, 1, ?, ?, 'sending',
                        clock_timestamp() - make_interval(secs => ?))
                """)) {
      insert.setObject(1, job.jobId());
      insert.setObject(2, job.campaignId());
      insert.setObject(3, Ids.next());
      insert.setObject(4, job.contactId());
      insert.setBytes(5, job.jobId().toString().getBytes(StandardCharsets.UTF_8));
      insert.setDouble(6, age.toMillis() / 1000.0);
      insert.executeUpdate();
    }
  }
}
