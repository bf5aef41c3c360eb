package org.campaignautomation.dispatch.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.sql.SQLException;
import java.time.Instant;
import org.campaignautomation.contracts.AdHocMessage;
import org.campaignautomation.contracts.CampaignStatus;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.contracts.DeliveryAccepted;
import org.campaignautomation.contracts.DeliverySkipped;
import org.campaignautomation.contracts.JobDue;
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

/** What an operator sends by hand. */
@QuarkusTest
@TestProfile(ShortTimes.class)
@WithTestResource(
    value = StackResource.class,
    initArgs = @ResourceArg(name = "service", value = "dispatch"))
class AdHocIT {
  private static final AdHocMessage MESSAGE =
      new AdHocMessage("For {{ firstName }}", "<p>Hi {{ firstName }}</p>", null);

  @InjectStack TestStack stack;

  private Neighbours neighbours;
  private Sinks sinks;
  private Scene scene;

  @BeforeEach
  void publishSettings() {
    neighbours = new Neighbours(stack.bootstrapServers());
    sinks = new Sinks(stack);
    scene = Scene.create();
    neighbours.publish(Scene.settings());
  }

  @AfterEach
  void close() {
    neighbours.close();
  }

  private JobDue job(String address) {
    return scene.adHoc(Channel.EMAIL, Scene.contact(address, "+14155550100"), MESSAGE);
  }

  @Test
  void a_message_of_its_own_needs_no_campaign_here() throws SQLException {
    String address = Sinks.someone();
    JobDue job = job(address);

    neighbours.publish(job);
    neighbours.publish(Scene.again(job, 2, 1));

    neighbours.answer(job, DeliveryAccepted.class);
    await().atMost(Neighbours.SOON).until(() -> neighbours.answersTo(job.jobId()).size() == 2);
    assertThat(sinks.emails(address))
        .singleElement()
        .satisfies(mail -> assertThat(mail.subject()).isEqualTo("For Ann"));
    assertThat(
            sinks.column(
                "select kind || coalesce(step_id::text, '') from dispatch.deliveries"
                    + " where job_id = ?",
                job.jobId()))
        .containsExactly("immediate");
  }

  @Test
  void a_step_sent_by_hand_goes_out_of_a_paused_campaign() throws SQLException {
    neighbours.publish(scene.defined(1, CampaignStatus.PAUSED));
    String address = Sinks.someone();
    JobDue job = scene.immediate(Channel.EMAIL, Scene.contact(address, "+14155550100"));

    neighbours.publish(job);

    neighbours.answer(job, DeliveryAccepted.class);
    assertThat(sinks.emails(address)).hasSize(1);
  }

  @Test
  void who_is_named_gets_it_though_the_address_is_shared() {
    String address = Sinks.someone();
    JobDue first = job(address);
    JobDue second = job(address);

    neighbours.publish(first);
    neighbours.publish(second);

    neighbours.answer(first, DeliveryAccepted.class);
    neighbours.answer(second, DeliveryAccepted.class);
    assertThat(sinks.emails(address)).hasSize(2);
  }

  @Test
  void its_time_may_be_over() {
    JobDue job = Scene.until(job(Sinks.someone()), Instant.now().minusSeconds(1));

    neighbours.publish(job);

    assertThat(neighbours.answer(job, DeliverySkipped.class).reason()).isEqualTo("too_late");
  }

  @Test
  void a_gap_in_the_text_is_not_sent() {
    JobDue job =
        scene.adHoc(
            Channel.SMS,
            Scene.contact(Sinks.someone(), "+14155550100"),
            new AdHocMessage(null, null, "Your code: {{ attributes.code }}"));

    neighbours.publish(job);

    assertThat(neighbours.answer(job, DeliverySkipped.class).reason())
        .isEqualTo("missing_variable:attributes.code");
  }
}
