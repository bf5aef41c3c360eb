package org.campaignautomation.dispatch.delivery;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.campaignautomation.contracts.CampaignStatus;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.contracts.Contact;
import org.campaignautomation.contracts.ContactErased;
import org.campaignautomation.contracts.ContractJson;
import org.campaignautomation.contracts.DeliveryAccepted;
import org.campaignautomation.contracts.DeliveryDeferred;
import org.campaignautomation.contracts.DeliveryEvent;
import org.campaignautomation.contracts.DeliveryFailed;
import org.campaignautomation.contracts.DeliverySkipped;
import org.campaignautomation.contracts.DeliveryUnknown;
import org.campaignautomation.contracts.FailureClass;
import org.campaignautomation.contracts.JobDue;
import org.campaignautomation.contracts.Topics;
import org.campaignautomation.dispatch.testing.Neighbours;
import org.campaignautomation.dispatch.testing.Neighbours.Answer;
import org.campaignautomation.dispatch.testing.Scene;
import org.campaignautomation.dispatch.testing.ShortTimes;
import org.campaignautomation.localstack.email.ReceivedEmail;
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

@QuarkusTest
@TestProfile(ShortTimes.class)
@WithTestResource(
    value = StackResource.class,
    initArgs = @ResourceArg(name = "service", value = "dispatch"))
class DispatchIT {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final Duration SOON = Duration.ofSeconds(20);

  @InjectStack TestStack stack;

  private Neighbours neighbours;
  private Scene scene;

  @BeforeEach
  void publishCampaign() {
    neighbours = new Neighbours(stack.bootstrapServers());
    scene = Scene.create();
    neighbours.publish(Scene.settings());
    neighbours.publish(scene.defined(1, CampaignStatus.ACTIVE));
  }

  @AfterEach
  void close() {
    neighbours.close();
  }

  private static String someone() {
    return "ann-" + UUID.randomUUID() + "@example.com";
  }

  private List<ReceivedEmail> inboxOf(String address) {
    return stack.inbox().messages().stream()
        .filter(mail -> mail.envelopeTo().contains(address))
        .toList();
  }

  private Answer answer(JobDue job) {
    return await()
        .atMost(SOON)
        .until(() -> neighbours.answersTo(job.jobId()), answers -> !answers.isEmpty())
        .getLast();
  }

  private <T extends DeliveryEvent> T answer(JobDue job, Class<T> type) {
    DeliveryEvent event = answer(job).event();
    assertThat(event).isInstanceOf(type);
    return type.cast(event);
  }

  private List<String> states(UUID jobId) throws SQLException {
    try (Connection connection = stack.adminConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "select state from dispatch.deliveries where job_id = ? order by attempt")) {
      select.setObject(1, jobId);
      List<String> states = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          states.add(row.getString(1));
        }
      }
      return states;
    }
  }

  @Test
  void a_due_email_arrives_and_is_answered_in_its_trace() throws SQLException {
    String address = someone();
    JobDue job = scene.email(address);

    neighbours.publish(job, "00-" + TRACE + "-00f067aa0ba902b7-01");

    Answer answer = answer(job);
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
    assertThat(inboxOf(address))
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
    assertThat(states(job.jobId())).containsExactly("accepted");
  }

  @Test
  void a_due_sms_arrives_and_expires_with_its_window() throws SQLException {
    JobDue job = scene.sms("+14155550101");

    neighbours.publish(job);

    DeliveryAccepted accepted = answer(job, DeliveryAccepted.class);
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
    assertThat(states(job.jobId())).containsExactly("accepted");
  }

  @Test
  void a_job_that_comes_a_hundred_times_is_sent_once() throws SQLException {
    String address = someone();
    JobDue job = scene.email(address);
    JobDue last = scene.email(someone());

    for (int revision = 1; revision <= 100; revision++) {
      neighbours.publish(Scene.again(job, revision, 1));
    }
    neighbours.publish(last);

    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(neighbours.answersTo(job.jobId()))
                    .anySatisfy(a -> assertThat(a.event().revision()).isEqualTo(100)));
    assertThat(neighbours.answersTo(job.jobId()))
        .allSatisfy(a -> assertThat(a.event()).isInstanceOf(DeliveryAccepted.class));
    assertThat(inboxOf(address)).hasSize(1);
    assertThat(states(job.jobId())).containsExactly("accepted");
  }

  @Test
  void an_address_gets_one_message_of_a_step_whoever_shares_it() {
    String address = someone();
    JobDue first = scene.email(address);
    JobDue second = scene.email(address.toUpperCase(Locale.ROOT));
    JobDue otherStep = scene.sms("+14155550102");

    neighbours.publish(first);
    answer(first, DeliveryAccepted.class);
    neighbours.publish(second);
    neighbours.publish(otherStep);

    assertThat(answer(second, DeliverySkipped.class).reason()).isEqualTo("duplicate_address");
    answer(otherStep, DeliveryAccepted.class);
    assertThat(inboxOf(address)).hasSize(1);
  }

  @Test
  void a_paused_campaign_sends_nothing_until_it_is_active_again() {
    neighbours.publish(scene.defined(2, CampaignStatus.PAUSED));
    awaitStatus("paused");
    JobDue job = scene.email(someone());

    neighbours.publish(job);
    DeliveryDeferred deferred = answer(job, DeliveryDeferred.class);
    assertThat(deferred.reason()).isEqualTo("campaign_paused");
    assertThat(deferred.attemptSpent()).isFalse();

    neighbours.publish(scene.defined(3, CampaignStatus.ACTIVE));
    neighbours.publish(scene.defined(2, CampaignStatus.PAUSED));
    awaitStatus("active");
    JobDue again = Scene.again(job, 2, 1);
    neighbours.publish(again);
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(answer(again).event()).isInstanceOf(DeliveryAccepted.class));
  }

  @Test
  void an_archived_campaign_sends_nothing_more() {
    neighbours.publish(scene.defined(2, CampaignStatus.ARCHIVED));
    awaitStatus("archived");
    JobDue job = scene.sms("+14155550103");

    neighbours.publish(job);

    assertThat(answer(job, DeliverySkipped.class).reason()).isEqualTo("campaign_archived");
  }

  @Test
  void an_edit_reaches_the_next_message() {
    neighbours.publish(scene.defined(2, CampaignStatus.ACTIVE, "Edited"));
    await().atMost(SOON).until(() -> campaignColumn("revision"), "2"::equals);
    String address = someone();
    JobDue job = scene.email(address);

    neighbours.publish(job);

    answer(job, DeliveryAccepted.class);
    assertThat(inboxOf(address).getFirst().subject()).isEqualTo("Edited");
  }

  @Test
  void what_is_too_late_is_not_sent() {
    String address = someone();
    JobDue job = Scene.until(scene.email(address), Instant.now().minusSeconds(1));

    neighbours.publish(job);

    assertThat(answer(job, DeliverySkipped.class).reason()).isEqualTo("too_late");
    assertThat(inboxOf(address)).isEmpty();
  }

  @Test
  void the_erased_get_nothing() {
    String address = someone();
    JobDue job = scene.email(address);
    neighbours.publish(new ContactErased("acme", job.contactId(), 2, Instant.now()));
    await()
        .atMost(SOON)
        .until(
            () ->
                single(
                    "select count(*) from dispatch.erased_contacts where contact_id = '"
                        + job.contactId()
                        + "'"),
            "1"::equals);

    neighbours.publish(job);

    assertThat(answer(job, DeliverySkipped.class).reason()).isEqualTo("erased");
    assertThat(inboxOf(address)).isEmpty();
  }

  @Test
  void a_job_waits_for_its_campaign() {
    Scene late = Scene.create();
    JobDue job = late.email(someone());

    neighbours.publish(job);
    neighbours.publish(late.defined(1, CampaignStatus.ACTIVE));

    answer(job, DeliveryAccepted.class);
  }

  @Test
  void a_job_whose_campaign_does_not_come_goes_back() {
    JobDue job = Scene.create().email(someone());

    neighbours.publish(job);

    DeliveryDeferred deferred = answer(job, DeliveryDeferred.class);
    assertThat(deferred.reason()).isEqualTo("definition_unknown");
    assertThat(deferred.attemptSpent()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "+15005550001,RECIPIENT_PERMANENT,21211",
    "+15005550003,SENDER_CONFIGURATION,21408",
    "+15005551003,SENDER_CONFIGURATION,20003",
    "+15005551429,PROVIDER_THROTTLE,20429",
    "+15005551611,PROVIDER_THROTTLE,21611"
  })
  void a_refusal_is_told_with_its_class(String phone, FailureClass failureClass, String code)
      throws SQLException {
    JobDue job = scene.sms(phone);

    neighbours.publish(job);

    DeliveryFailed failed = answer(job, DeliveryFailed.class);
    assertThat(failed.failureClass()).isEqualTo(failureClass);
    assertThat(failed.code()).isEqualTo(code);
    assertThat(failed.detail()).doesNotContain("+1500");
    assertThat(states(job.jobId())).containsExactly("failed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"+15005551500", "+15005551503", "+15005551504", "+15005551506"})
  void what_may_have_been_taken_is_unknown_and_never_asked_again(String phone) throws SQLException {
    JobDue job = scene.sms(phone);
    long before = requests(phone);

    neighbours.publish(job);
    answer(job, DeliveryUnknown.class);
    neighbours.publish(Scene.again(job, 2, 1));
    neighbours.publish(Scene.again(job, 3, 2));

    await()
        .atMost(SOON)
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
    assertThat(requests(phone) - before).isEqualTo(1);
    assertThat(states(job.jobId())).containsExactly("unknown");
  }

  @Test
  void a_refused_attempt_may_be_followed_by_another() throws SQLException {
    JobDue job = scene.sms("+15005551429");
    neighbours.publish(job);
    answer(job, DeliveryFailed.class);

    neighbours.publish(Scene.again(job, 2, 2));

    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(states(job.jobId())).containsExactly("failed", "failed"));
  }

  @Test
  void a_hand_over_that_its_process_did_not_survive_becomes_unknown() throws SQLException {
    JobDue job = scene.email(someone());
    insertSending(job, Duration.ofMinutes(5));

    DeliveryUnknown unknown = answer(job, DeliveryUnknown.class);

    assertThat(unknown.attempt()).isEqualTo(1);
    assertThat(states(job.jobId())).containsExactly("unknown");
  }

  @Test
  void what_is_being_sent_elsewhere_is_neither_sent_nor_answered() throws SQLException {
    String address = someone();
    JobDue job = scene.email(address);
    JobDue next = scene.email(someone());
    insertSending(job, Duration.ZERO);

    neighbours.publish(Scene.again(job, 7, 1));
    neighbours.publish(next);

    answer(next, DeliveryAccepted.class);
    // The sweeper's answer is the first, and it carries the newest revision.
    assertThat(answer(job, DeliveryUnknown.class).revision()).isEqualTo(7);
    assertThat(neighbours.answersTo(job.jobId())).hasSize(1);
    assertThat(inboxOf(address)).isEmpty();
  }

  @Test
  void a_record_that_cannot_be_read_goes_aside_and_holds_up_nobody() {
    JobDue next = scene.email(someone());
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
    JobDue foreign = scene.email(someone());
    neighbours.publish(
        Topics.DUE_JOBS_EMAIL, foreign.key(), "JobDue", "globex", bodyOf(foreign), null);
    neighbours.publish(next);

    answer(next, DeliveryAccepted.class);
    await()
        .atMost(SOON)
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
    JobDue fine = scene.email(someone());

    neighbours.publish(poison);
    neighbours.publish(fine);

    assertThat(answer(poison, DeliveryFailed.class).failureClass())
        .isEqualTo(FailureClass.RECIPIENT_PERMANENT);
    answer(fine, DeliveryAccepted.class);
  }

  @Test
  void a_large_batch_goes_out_whole_and_once() {
    int count = 60;
    List<JobDue> jobs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      jobs.add(scene.email(someone()));
    }

    jobs.forEach(neighbours::publish);

    jobs.forEach(job -> answer(job, DeliveryAccepted.class));
    assertThat(jobs)
        .allSatisfy(job -> assertThat(inboxOf(String.valueOf(job.contact().email()))).hasSize(1));
  }

  @Test
  void health_and_metrics_are_open_and_nothing_else_is_there() {
    given().get("/q/health/ready").then().statusCode(200).body(containsString("broker"));
    // The ledger is counted at its first sweep.
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                given()
                    .get("/q/metrics")
                    .then()
                    .statusCode(200)
                    .body(containsString("dispatch_ledger_unknown")));
    given().get("/internal/v1/anything").then().statusCode(401);
    given()
        .auth()
        .oauth2(stack.internalToken())
        .get("/internal/v1/anything")
        .then()
        .statusCode(404);
  }

  private long requests(String phone) {
    return stack.twilio().requests().stream().filter(r -> r.to().equals(phone)).count();
  }

  private static byte[] bodyOf(JobDue job) {
    try {
      return ContractJson.mapper().writeValueAsBytes(job);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private void awaitStatus(String status) {
    await().atMost(SOON).until(() -> campaignColumn("status"), status::equals);
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
