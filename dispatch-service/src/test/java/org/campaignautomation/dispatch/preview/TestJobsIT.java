package org.campaignautomation.dispatch.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.sql.SQLException;
import java.time.Instant;
import org.campaignautomation.contracts.CampaignStatus;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.contracts.ContactErased;
import org.campaignautomation.contracts.DeliveryAccepted;
import org.campaignautomation.contracts.JobDue;
import org.campaignautomation.contracts.TestJobDue;
import org.campaignautomation.contracts.TestJobEnded;
import org.campaignautomation.contracts.TestOutcome;
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

@QuarkusTest
@TestProfile(ShortTimes.class)
@WithTestResource(
    value = StackResource.class,
    initArgs = @ResourceArg(name = "service", value = "dispatch"))
class TestJobsIT {
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

  private void assertAnswer(TestJobDue test, TestOutcome outcome, String reason) {
    TestJobEnded answer = neighbours.answer(test);
    assertThat(answer.outcome()).isEqualTo(outcome);
    assertThat(answer.reason()).isEqualTo(reason);
  }

  @Test
  void a_test_says_what_would_be_sent_and_sends_nothing() throws SQLException {
    String address = Sinks.someone();
    TestJobDue email = Scene.test(scene.email(address));
    TestJobDue sms = Scene.test(scene.sms("+14155550188"));
    String ledger = "select count(*) from dispatch.deliveries";
    long before = Long.parseLong(sinks.column(ledger).getFirst());

    neighbours.publish(email);
    neighbours.publish(sms);

    TestJobEnded answer = neighbours.answer(email);
    assertThat(answer.outcome()).isEqualTo(TestOutcome.WOULD_SEND);
    assertThat(answer.reason()).isNull();
    assertThat(answer.runId()).isEqualTo(email.runId());
    assertThat(answer.contactId()).isEqualTo(email.contactId());
    assertThat(answer.revision()).isEqualTo(email.revision());
    assertThat(neighbours.answer(sms).outcome()).isEqualTo(TestOutcome.WOULD_SEND);
    assertThat(sinks.emails(address)).isEmpty();
    assertThat(sinks.requests("+14155550188")).isZero();
    assertThat(Long.parseLong(sinks.column(ledger).getFirst())).isEqualTo(before);
  }

  @Test
  void a_test_that_comes_again_is_answered_again() {
    TestJobDue test = Scene.test(scene.email(Sinks.someone()));

    neighbours.publish(test);
    neighbours.publish(test);

    await().atMost(Neighbours.SOON).until(() -> neighbours.testAnswersTo(test.jobId()).size() == 2);
    assertThat(neighbours.testAnswersTo(test.jobId()))
        .allSatisfy(answer -> assertThat(answer.outcome()).isEqualTo(TestOutcome.WOULD_SEND));
  }

  @Test
  void the_checks_are_those_of_sending() {
    JobDue nobody = scene.job(Channel.EMAIL, Scene.contact("", "+14155550189"));
    JobDue late = Scene.until(scene.email(Sinks.someone()), Instant.now().minusSeconds(1));
    JobDue broken = scene.email("not an address");
    JobDue erased = scene.email(Sinks.someone());
    neighbours.publish(new ContactErased("acme", erased.contactId(), 2, Instant.now()));
    await()
        .atMost(Neighbours.SOON)
        .until(
            () ->
                !sinks
                    .column(
                        "select 1 from dispatch.erased_contacts where contact_id = ?",
                        erased.contactId())
                    .isEmpty());
    TestJobDue[] tests = {
      Scene.test(nobody), Scene.test(late), Scene.test(broken), Scene.test(erased)
    };

    for (TestJobDue test : tests) {
      neighbours.publish(test);
    }

    assertAnswer(tests[0], TestOutcome.WOULD_SKIP, "no_address");
    assertAnswer(tests[1], TestOutcome.WOULD_SKIP, "too_late");
    assertAnswer(tests[2], TestOutcome.WOULD_FAIL, "invalid_address");
    assertAnswer(tests[3], TestOutcome.WOULD_SKIP, "erased");
  }

  @Test
  void an_address_that_has_had_its_message_would_be_skipped_for_another_contact() {
    String address = Sinks.someone();
    JobDue real = scene.email(address);
    neighbours.publish(real);
    neighbours.answer(real, DeliveryAccepted.class);
    TestJobDue test = Scene.test(scene.email(address));

    neighbours.publish(test);

    assertAnswer(test, TestOutcome.WOULD_SKIP, "duplicate_address");
  }

  @Test
  void a_test_waits_a_moment_for_its_campaign_and_not_for_ever() {
    Scene late = Scene.create();
    TestJobDue overtaking = Scene.test(late.email(Sinks.someone()));
    TestJobDue lost = Scene.test(Scene.create().email(Sinks.someone()));

    neighbours.publish(overtaking);
    neighbours.publish(late.defined(1, CampaignStatus.PAUSED));

    assertThat(neighbours.answer(overtaking).outcome()).isEqualTo(TestOutcome.WOULD_SEND);
    neighbours.publish(lost);
    assertAnswer(lost, TestOutcome.WOULD_FAIL, "definition_unknown");
  }
}
