package org.campaignautomation.dispatch.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.campaignautomation.contracts.AdHocMessage;
import org.campaignautomation.contracts.CampaignStatus;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.contracts.Contact;
import org.campaignautomation.contracts.ContractJson;
import org.campaignautomation.contracts.DeliveryAccepted;
import org.campaignautomation.contracts.DeliveryFailed;
import org.campaignautomation.contracts.FailureClass;
import org.campaignautomation.contracts.JobDue;
import org.campaignautomation.contracts.Topics;
import org.campaignautomation.dispatch.testing.Neighbours;
import org.campaignautomation.dispatch.testing.Scene;
import org.campaignautomation.dispatch.testing.ShortTimes;
import org.campaignautomation.dispatch.testing.Sinks;
import org.campaignautomation.localstack.testing.InjectStack;
import org.campaignautomation.localstack.testing.StackResource;
import org.campaignautomation.localstack.testing.TestStack;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Records that cannot be read or sent hold up nobody. */
@QuarkusTest
@TestProfile(ShortTimes.class)
@WithTestResource(
    value = StackResource.class,
    initArgs = @ResourceArg(name = "service", value = "dispatch"))
class BadRecordsIT {
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

  @Test
  void a_record_that_cannot_be_read_goes_aside_and_holds_up_nobody() {
    JobDue next = scene.email(Sinks.someone());
    String key = next.key();
    neighbours.publish(
        Topics.DUE_JOBS_EMAIL,
        key,
        "JobDue",
        "acme",
        "{\"jobId\": 7".getBytes(StandardCharsets.UTF_8),
        null);
    neighbours.publish(
        Topics.DUE_JOBS_EMAIL,
        key,
        "JobOfTomorrow",
        "acme",
        "{}".getBytes(StandardCharsets.UTF_8),
        null);
    JobDue foreign = scene.email(Sinks.someone());
    neighbours.publish(
        Topics.DUE_JOBS_EMAIL, foreign.key(), "JobDue", "globex", bodyOf(foreign), null);
    neighbours.publish(next);

    neighbours.answer(next, DeliveryAccepted.class);
    await()
        .atMost(Neighbours.SOON)
        .untilAsserted(
            () ->
                assertThat(neighbours.deadLetters())
                    .extracting(r -> Neighbours.headerOf(r, "dead-letter-reason"))
                    .contains(
                        "cannot be read at /jobId", "header and body name different tenants"));
  }

  @Test
  void a_poisoned_job_fails_alone() {
    Contact poisoned =
        new Contact(
            "c",
            "a\0b@example.com",
            null,
            "x\0y",
            null,
            null,
            null,
            "UTC",
            "contact",
            null,
            Map.of());
    JobDue poison = scene.job(Channel.EMAIL, poisoned);
    JobDue fine = scene.email(Sinks.someone());

    neighbours.publish(poison);
    neighbours.publish(fine);

    assertThat(neighbours.answer(poison, DeliveryFailed.class).failureClass())
        .isEqualTo(FailureClass.RECIPIENT_PERMANENT);
    neighbours.answer(fine, DeliveryAccepted.class);
  }

  private static byte[] bodyOf(JobDue job) {
    try {
      return ContractJson.mapper().writeValueAsBytes(job);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Else the claim's transaction would end at its time-out, and the batch come again for ever. */
  @Test
  void dear_templates_do_not_keep_a_claim_open() throws SQLException {
    AdHocMessage dear =
        new AdHocMessage(
            "S",
            "{% for i in (1..9999) %}"
                + "{{ attributes.none | default: '' }}".repeat(400)
                + "{% endfor %}",
            null);
    JobDue first = scene.adHoc(Channel.EMAIL, Scene.contact(Sinks.someone(), "+14155550100"), dear);
    List<JobDue> jobs = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      jobs.add(scene.adHoc(Channel.EMAIL, Scene.contact(Sinks.someone(), "+14155550100"), dear));
    }

    // While the first is rendered, the others come together.
    publish(first, first.key());
    jobs.forEach(job -> publish(job, first.key()));

    jobs.forEach(
        job ->
            assertThat(neighbours.answer(job, DeliveryFailed.class).code())
                .isEqualTo("too_expensive"));
    // A claim of one second, at half a second each, ends with its second or third; a claim is one
    // transaction, whose rows are not touched again.
    List<String> claims =
        sinks.column(
            """
            select count(*) from dispatch.deliveries
            where campaign_id = ?
            group by xmin::text
            """,
            scene.campaignId());
    assertThat(claims)
        .allSatisfy(count -> assertThat(Integer.parseInt(count)).isLessThanOrEqualTo(3));
  }

  private void publish(JobDue job, String key) {
    neighbours.publish(Topics.DUE_JOBS_EMAIL, key, "JobDue", "acme", bodyOf(job), null);
  }
}
