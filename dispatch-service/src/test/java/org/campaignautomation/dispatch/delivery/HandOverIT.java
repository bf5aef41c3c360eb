package org.campaignautomation.dispatch.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.campaignautomation.contracts.CampaignStatus;
import org.campaignautomation.contracts.DeliveryAccepted;
import org.campaignautomation.contracts.DeliverySkipped;
import org.campaignautomation.contracts.JobDue;
import org.campaignautomation.dispatch.testing.Neighbours;
import org.campaignautomation.dispatch.testing.Neighbours.Answer;
import org.campaignautomation.dispatch.testing.Scene;
import org.campaignautomation.dispatch.testing.ShortTimes;
import org.campaignautomation.dispatch.testing.Sinks;
import org.campaignautomation.localstack.testing.InjectStack;
import org.campaignautomation.localstack.testing.StackResource;
import org.campaignautomation.localstack.testing.TestStack;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What goes out goes out once, and is answered. */
@QuarkusTest
@TestProfile(ShortTimes.class)
@WithTestResource(
    value = StackResource.class,
    initArgs = @ResourceArg(name = "service", value = "dispatch"))
class HandOverIT {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

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
  void a_due_email_arrives_and_is_answered_in_its_trace() throws SQLException {
    String address = Sinks.someone();
    JobDue job = scene.email(address);

    neighbours.publish(job, "00-" + TRACE + "-00f067aa0ba902b7-01");

    Answer answer = neighbours.answer(job);
    assertThat(answer.traceparent()).contains(TRACE);
    assertThat(answer.event())
        .isInstanceOfSatisfying(
            DeliveryAccepted.class,
            accepted -> {
              assertThat(accepted.providerId()).isEqualTo("<" + job.jobId() + "@acme.example>");
              assertThat(accepted.revision()).isEqualTo(1);
              assertThat(accepted.attempt()).isEqualTo(1);
              assertThat(accepted.contactId()).isEqualTo(job.contactId());
            });
    assertThat(sinks.emails(address))
        .singleElement()
        .satisfies(
            mail -> {
              assertThat(mail.subject()).isEqualTo("Welcome Ann 🎉");
              assertThat(mail.html()).contains("<p>Hi Ann, Acme Inc</p>");
              assertThat(mail.text()).contains("Hi Ann, Acme Inc");
              assertThat(mail.from().name()).isEqualTo("Acme Inc");
              assertThat(mail.from().address()).isEqualTo("hello@acme.example");
              assertThat(mail.messageId()).isEqualTo(job.jobId() + "@acme.example");
              assertThat(mail.headers()).containsEntry("Reply-To", "care@acme.example");
            });
    assertThat(sinks.states(job.jobId())).containsExactly("accepted");
  }

  @Test
  void a_due_sms_arrives_and_expires_with_its_window() throws SQLException {
    JobDue job = scene.sms("+14155550101");

    neighbours.publish(job);

    DeliveryAccepted accepted = neighbours.answer(job, DeliveryAccepted.class);
    assertThat(stack.twilio().messages())
        .filteredOn(sms -> sms.sid().equals(accepted.providerId()))
        .singleElement()
        .satisfies(
            sms -> {
              assertThat(sms.to()).isEqualTo("+14155550101");
              assertThat(sms.from()).isEqualTo("+15005550006");
              assertThat(sms.body()).isEqualTo("Hi Ann, Acme Inc");
              assertThat(sms.validitySeconds()).isBetween(3000, 3600);
            });
    assertThat(sinks.states(job.jobId())).containsExactly("accepted");
  }

  @Test
  void a_job_that_comes_a_hundred_times_is_sent_once() throws SQLException {
    String address = Sinks.someone();
    JobDue job = scene.email(address);
    JobDue last = scene.email(Sinks.someone());

    for (int revision = 1; revision <= 100; revision++) {
      neighbours.publish(Scene.again(job, revision, 1));
    }
    neighbours.publish(last);

    await()
        .atMost(Neighbours.SOON)
        .untilAsserted(
            () ->
                assertThat(neighbours.answersTo(job.jobId()))
                    .anySatisfy(a -> assertThat(a.event().revision()).isEqualTo(100)));
    assertThat(neighbours.answersTo(job.jobId()))
        .allSatisfy(a -> assertThat(a.event()).isInstanceOf(DeliveryAccepted.class));
    assertThat(sinks.emails(address)).hasSize(1);
    assertThat(sinks.states(job.jobId())).containsExactly("accepted");
  }

  @Test
  void an_address_gets_one_message_of_a_step_whoever_shares_it() {
    String address = Sinks.someone();
    JobDue first = scene.email(address);
    JobDue second = scene.email(address.toUpperCase(Locale.ROOT));
    JobDue otherStep = scene.sms("+14155550102");

    neighbours.publish(first);
    neighbours.answer(first, DeliveryAccepted.class);
    neighbours.publish(second);
    neighbours.publish(otherStep);

    assertThat(neighbours.answer(second, DeliverySkipped.class).reason())
        .isEqualTo("duplicate_address");
    neighbours.answer(otherStep, DeliveryAccepted.class);
    assertThat(sinks.emails(address)).hasSize(1);
  }

  @Test
  void a_large_batch_goes_out_whole_and_once() {
    int count = 60;
    List<JobDue> jobs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      jobs.add(scene.email(Sinks.someone()));
    }

    jobs.forEach(neighbours::publish);

    jobs.forEach(job -> neighbours.answer(job, DeliveryAccepted.class));
    assertThat(jobs)
        .allSatisfy(
            job -> assertThat(sinks.emails(String.valueOf(job.contact().email()))).hasSize(1));
  }
}
