package org.campaignautomation.dispatch.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.campaignautomation.contracts.CampaignStatus;
import org.campaignautomation.contracts.ContactErased;
import org.campaignautomation.contracts.DeliveryAccepted;
import org.campaignautomation.contracts.DeliveryDeferred;
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

/** What is checked before anything goes out. */
@QuarkusTest
@TestProfile(ShortTimes.class)
@WithTestResource(
    value = StackResource.class,
    initArgs = @ResourceArg(name = "service", value = "dispatch"))
class ChecksIT {
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
  void a_paused_campaign_sends_nothing_until_it_is_active_again() {
    neighbours.publish(scene.defined(2, CampaignStatus.PAUSED));
    awaitStatus("paused");
    JobDue job = scene.email(Sinks.someone());

    neighbours.publish(job);
    DeliveryDeferred deferred = neighbours.answer(job, DeliveryDeferred.class);
    assertThat(deferred.reason()).isEqualTo("campaign_paused");
    assertThat(deferred.attemptSpent()).isFalse();

    neighbours.publish(scene.defined(3, CampaignStatus.ACTIVE));
    neighbours.publish(scene.defined(2, CampaignStatus.PAUSED));
    awaitStatus("active");
    JobDue again = Scene.again(job, 2, 1);
    neighbours.publish(again);
    await()
        .atMost(Neighbours.SOON)
        .untilAsserted(
            () ->
                assertThat(neighbours.answer(again).event()).isInstanceOf(DeliveryAccepted.class));
  }

  @Test
  void an_archived_campaign_sends_nothing_more() {
    neighbours.publish(scene.defined(2, CampaignStatus.ARCHIVED));
    awaitStatus("archived");
    JobDue job = scene.sms("+14155550103");

    neighbours.publish(job);

    assertThat(neighbours.answer(job, DeliverySkipped.class).reason())
        .isEqualTo("campaign_archived");
  }

  @Test
  void an_edit_reaches_the_next_message() {
    neighbours.publish(scene.defined(2, CampaignStatus.ACTIVE, "Edited"));
    await().atMost(Neighbours.SOON).until(() -> campaignColumn("revision"), "2"::equals);
    String address = Sinks.someone();
    JobDue job = scene.email(address);

    neighbours.publish(job);

    neighbours.answer(job, DeliveryAccepted.class);
    assertThat(sinks.emails(address).getFirst().subject()).isEqualTo("Edited");
  }

  @Test
  void what_is_too_late_is_not_sent() {
    String address = Sinks.someone();
    JobDue job = Scene.until(scene.email(address), Instant.now().minusSeconds(1));

    neighbours.publish(job);

    assertThat(neighbours.answer(job, DeliverySkipped.class).reason()).isEqualTo("too_late");
    assertThat(sinks.emails(address)).isEmpty();
  }

  @Test
  void the_erased_get_nothing() {
    String address = Sinks.someone();
    JobDue job = scene.email(address);
    neighbours.publish(new ContactErased("acme", job.contactId(), 2, Instant.now()));
    await()
        .atMost(Neighbours.SOON)
        .until(
            () ->
                single(
                    "select count(*) from dispatch.erased_contacts where contact_id = '"
                        + job.contactId()
                        + "'"),
            "1"::equals);

    neighbours.publish(job);

    assertThat(neighbours.answer(job, DeliverySkipped.class).reason()).isEqualTo("erased");
    assertThat(sinks.emails(address)).isEmpty();
  }

  @Test
  void a_job_waits_for_its_campaign() {
    Scene late = Scene.create();
    JobDue job = late.email(Sinks.someone());

    neighbours.publish(job);
    neighbours.publish(late.defined(1, CampaignStatus.ACTIVE));

    neighbours.answer(job, DeliveryAccepted.class);
  }

  @Test
  void a_job_whose_campaign_does_not_come_goes_back() {
    JobDue job = Scene.create().email(Sinks.someone());

    neighbours.publish(job);

    DeliveryDeferred deferred = neighbours.answer(job, DeliveryDeferred.class);
    assertThat(deferred.reason()).isEqualTo("definition_unknown");
    assertThat(deferred.attemptSpent()).isFalse();
  }

  private void awaitStatus(String status) {
    await().atMost(Neighbours.SOON).until(() -> campaignColumn("status"), status::equals);
  }

  private String campaignColumn(String column) throws SQLException {
    return single(
        "select "
            + column
            + " from dispatch.campaigns where campaign_id = '"
            + scene.campaignId()
            + "'");
  }

  private String single(String sql) throws SQLException {
    try (Connection connection = stack.adminConnection();
        PreparedStatement select = connection.prepareStatement(sql);
        ResultSet row = select.executeQuery()) {
      return row.next() ? row.getString(1) : "";
    }
  }
}
