package org.campaignautomation.enrollment;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.campaignautomation.contracts.CampaignStatus;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.contracts.ContactErased;
import org.campaignautomation.contracts.DeliveryAccepted;
import org.campaignautomation.contracts.JobDue;
import org.campaignautomation.contracts.Topics;
import org.campaignautomation.enrollment.catalog.Definition;
import org.campaignautomation.localstack.testing.InjectStack;
import org.campaignautomation.localstack.testing.StackResource;
import org.campaignautomation.localstack.testing.TestStack;
import org.campaignautomation.platform.ids.Ids;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From events in to events out, on a real broker and a real database. */
@QuarkusTest
@WithTestResource(
    value = StackResource.class,
    initArgs = @ResourceArg(name = "service", value = "enrollment"))
class WholePathIT {
  private static final String DEAD_CONTACTS =
      Topics.deadLetters(Topics.CONTACTS, "enrollment-service");

  @InjectStack TestStack stack;

  private final String tenantId = "t-" + UUID.randomUUID();
  private final UUID campaignId = Ids.next();
  private final UUID contactId = Ids.next();
  private TopicProbe probe;

  @BeforeEach
  void listen() {
    probe =
        new TopicProbe(
            stack.bootstrapServers(), Topics.DUE_JOBS_EMAIL, Topics.DUE_JOBS_SMS, DEAD_CONTACTS);
  }

  @AfterEach
  void close() {
    probe.close();
  }

  @Test
  void aContactGoesThroughItsCampaign() {
    // given
    probe.publish(Samples.defined(emailThenSms()));
    String traceparent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    // when
    probe.publish(Samples.added(tenantId, contactId), traceparent);

    // then
    ConsumerRecord<String, byte[]> email = nextDue(1);
    JobDue due = TopicProbe.body(email, JobDue.class);
    assertThat(email.topic()).isEqualTo(Topics.DUE_JOBS_EMAIL);
    assertThat(TopicProbe.header(email, "traceparent"))
        .startsWith("00-4bf92f3577b34da6a3ce929d0e0e4736-");
    assertThat(due.tenantId()).isEqualTo(tenantId);
    assertThat(due.campaignId()).isEqualTo(campaignId);
    assertThat(due.attempt()).isEqualTo(1);
    assertThat(due.step()).isEqualTo(1);
    assertThat(due.contact().firstName()).isEqualTo("Ada");
    internal()
        .get("/internal/v1/campaigns/" + campaignId + "/waiting")
        .then()
        .statusCode(200)
        .body("waiting", hasSize(1))
        .body("waiting[0].count", equalTo(1))
        .body("waiting[0].campaignVersion", equalTo(1))
        .body("waiting[0].stepId", equalTo(String.valueOf(due.stepId())));

    probe.publish(accepted(due));

    JobDue sms = TopicProbe.body(nextDue(2), JobDue.class);
    assertThat(sms.channel()).isEqualTo(Channel.SMS);
    assertThat(sms.step()).isEqualTo(2);
    internal()
        .get("/internal/v1/campaigns/" + campaignId + "/status")
        .then()
        .statusCode(200)
        .body("counts.total", equalTo(2))
        .body("counts.completed", equalTo(1))
        .body("counts.processing", equalTo(1))
        .body("enrolled", equalTo(1))
        .body("unknown", equalTo(0))
        .body("successRate", equalTo(1.0f))
        .body("lastRunAt", notNullValue());
    internal()
        .get("/internal/v1/jobs/" + due.jobId())
        .then()
        .statusCode(200)
        .body("status", equalTo("completed"))
        .body("channel", equalTo("email"))
        .body("contact.name", equalTo("Ada Lovelace"))
        .body("contact.address", equalTo("ada@example.com"))
        .body("delivery.state", equalTo("accepted"))
        .body("delivery.providerId", equalTo("<id@acme.example>"))
        .body("error", nullValue());
  }

  @Test
  void anEventRepeatedAHundredTimesAndOutOfOrderEnrollsOnce() {
    // given a contact that is known before its campaign
    for (int i = 0; i < 50; i++) {
      probe.publish(Samples.added(tenantId, contactId));
    }

    // when
    for (int i = 0; i < 10; i++) {
      probe.publish(Samples.defined(emailThenSms()));
    }
    for (int i = 0; i < 50; i++) {
      probe.publish(Samples.added(tenantId, contactId));
    }

    // then
    nextDue(1);
    await()
        .during(Duration.ofSeconds(2))
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () ->
                internal()
                    .get("/internal/v1/campaigns/" + campaignId + "/status")
                    .then()
                    .body("enrolled", equalTo(1))
                    .body("counts.total", equalTo(2)));
    assertThat(probe.of(contactId.toString())).hasSize(1);
  }

  @Test
  void anErasedContactGetsNothingMoreAndStaysErased() {
    // given
    probe.publish(Samples.defined(emailThenSms()));
    probe.publish(Samples.added(tenantId, contactId));
    JobDue due = TopicProbe.body(nextDue(1), JobDue.class);

    // when
    probe.publish(new ContactErased(tenantId, contactId, 2, Instant.now()));
    probe.publish(Samples.added(tenantId, contactId));
    probe.publish(accepted(due));

    // then
    await()
        .untilAsserted(
            () ->
                internal()
                    .get("/internal/v1/campaigns/" + campaignId + "/status")
                    .then()
                    .body("counts.completed", equalTo(1))
                    .body("counts.cancelled", equalTo(1)));
    internal()
        .queryParam("status", "cancelled")
        .get("/internal/v1/campaigns/" + campaignId + "/jobs")
        .then()
        .body("items", hasSize(1))
        .body("items[0].reason", equalTo("contact_erased"))
        .body("items[0].contact.name", nullValue());
  }

  @Test
  void aPoisonRecordIsBuriedAndItsBatchGoesOn() {
    // given
    String poisoned = Ids.next().toString();
    probe.publish(Samples.defined(emailThenSms()));

    // when
    probe.publish(
        Topics.CONTACTS, poisoned, "ContactAdded", "{\"tenantId\":".getBytes(UTF_8), null);
    probe.publish(Topics.CONTACTS, poisoned, "ContactAdded", nulInName(), null);
    probe.publish(Topics.CONTACTS, poisoned, "ContactDreamt", "{}".getBytes(UTF_8), null);
    probe.publish(Samples.added(tenantId, contactId));

    // then
    nextDue(1);
    await().untilAsserted(() -> assertThat(probe.of(poisoned)).hasSize(2));
    List<ConsumerRecord<String, byte[]>> dead = probe.of(poisoned);
    assertThat(dead).allSatisfy(one -> assertThat(one.topic()).isEqualTo(DEAD_CONTACTS));
    assertThat(dead)
        .extracting(one -> TopicProbe.header(one, "dead-letter-reason"))
        .containsExactlyInAnyOrder("is not JSON of this type", "cannot be applied: PSQLException");
    assertThat(metrics())
        .contains("events_unknown_total{topic=\"campaign.contacts.v1\"} 1.0")
        .contains("events_dead_total{topic=\"campaign.contacts.v1\"} 2.0");
  }

  @Test
  void onlyCampaignServiceMayAsk() {
    String path = "/internal/v1/campaigns/" + campaignId + "/status";

    given().get(path).then().statusCode(401);
    given()
        .auth()
        .oauth2(stack.token("owner@acme", "acme", "admin"))
        .header("X-Tenant-Id", "acme")
        .get(path)
        .then()
        .statusCode(403);
    given().auth().oauth2(stack.internalToken()).get(path).then().statusCode(403);
    internal().get(path).then().statusCode(200).body("counts.total", equalTo(0));
    internal().get("/internal/v1/jobs/" + Ids.next()).then().statusCode(404);
    given().get("/q/health/ready").then().statusCode(200);
  }

  @Test
  void anotherTenantSeesNothing() {
    // given
    probe.publish(Samples.defined(emailThenSms()));
    probe.publish(Samples.added(tenantId, contactId));
    JobDue due = TopicProbe.body(nextDue(1), JobDue.class);

    // when
    RequestSpecification globex =
        given().auth().oauth2(stack.internalToken()).header("X-Tenant-Id", "globex");

    // then
    globex.get("/internal/v1/jobs/" + due.jobId()).then().statusCode(404);
    globex
        .get("/internal/v1/campaigns/" + campaignId + "/status")
        .then()
        .body("counts.total", equalTo(0))
        .body("enrolled", equalTo(0));
    globex.get("/internal/v1/campaigns/" + campaignId + "/jobs").then().body("items", hasSize(0));
    globex
        .get("/internal/v1/campaigns/" + campaignId + "/waiting")
        .then()
        .body("waiting", hasSize(0));
  }

  @Test
  void aListGoesOnFromItsCursorAndFromNoOther() {
    // given
    probe.publish(Samples.defined(emailThenSms()));
    probe.publish(Samples.added(tenantId, contactId));
    nextDue(1);
    String jobs = "/internal/v1/campaigns/" + campaignId + "/jobs";

    // when
    String cursor =
        internal()
            .queryParam("limit", 1)
            .get(jobs)
            .then()
            .statusCode(200)
            .body("items", hasSize(1))
            .body("items[0].step", equalTo(2))
            .body("items[0].dueAt", nullValue())
            .extract()
            .path("nextCursor");

    // then
    internal()
        .queryParam("limit", 1)
        .queryParam("cursor", cursor)
        .get(jobs)
        .then()
        .body("items[0].step", equalTo(1))
        .body("nextCursor", nullValue());
    internal()
        .queryParam("status", "pending")
        .queryParam("cursor", cursor)
        .get(jobs)
        .then()
        .statusCode(400)
        .body("code", equalTo("invalid_cursor"));
    internal()
        .queryParam("status", "asleep")
        .get(jobs)
        .then()
        .statusCode(400)
        .body("code", equalTo("invalid_parameter"));
    internal().queryParam("limit", 501).get(jobs).then().statusCode(400);
  }

  @Test
  void anOperatorTriggersAnActiveCampaignOnly() {
    // given
    String campaign = "/internal/v1/campaigns/" + campaignId;
    internal()
        .contentType("application/json")
        .body("{}")
        .post(campaign + "/trigger")
        .then()
        .statusCode(409)
        .body("campaignStatus", equalTo("draft"));
    internal().get(campaign + "/matching").then().statusCode(200).body("count", equalTo(0));

    // when
    probe.publish(Samples.defined(emailThenSms()));
    probe.publish(Samples.added(tenantId, contactId));
    nextDue(1);

    // then
    internal()
        .contentType("application/json")
        .body("{\"lookBackDays\":3650,\"limit\":5}")
        .post(campaign + "/trigger")
        .then()
        .statusCode(200)
        .body("considered", equalTo(1))
        .body("alreadyEnrolled", equalTo(1))
        .body("truncated", equalTo(false))
        .body("results[0].contactId", equalTo(contactId.toString()))
        .body("results[0].outcome", equalTo("already_enrolled"))
        .body("results[0].reason", equalTo("already_enrolled"));
    internal()
        .contentType("application/json")
        .body("{\"lookBackDays\":-1}")
        .post(campaign + "/trigger")
        .then()
        .statusCode(400)
        .body("code", equalTo("invalid_parameter"));
    given()
        .auth()
        .oauth2(stack.internalToken())
        .header("X-Tenant-Id", "globex")
        .contentType("application/json")
        .body("{}")
        .post(campaign + "/trigger")
        .then()
        .statusCode(409);
  }

  private Definition emailThenSms() {
    return Samples.definition(
        tenantId,
        campaignId,
        1,
        CampaignStatus.ACTIVE,
        null,
        Samples.step(1, Channel.EMAIL, Samples.NOW),
        Samples.step(2, Channel.SMS, Samples.NOW));
  }

  /** Valid JSON that no Postgres text can hold. */
  private static byte[] nulInName() {
    return """
        {"tenantId":"acme","contactId":"%s","revision":1,"acceptedAt":"2026-06-01T00:00:00Z",
         "contact":{"externalId":"x","firstName":"A\\u0000","zone":"UTC","zoneSource":"contact",
                    "attributes":{}}}
        """
        .formatted(Ids.next())
        .getBytes(UTF_8);
  }

  private ConsumerRecord<String, byte[]> nextDue(int count) {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(probe.of(contactId.toString())).hasSize(count));
    return probe.of(contactId.toString()).get(count - 1);
  }

  private static DeliveryAccepted accepted(JobDue due) {
    return new DeliveryAccepted(
        due.tenantId(),
        due.jobId(),
        due.revision(),
        due.attempt(),
        due.contactId(),
        due.campaignId(),
        due.channel(),
        Instant.now(),
        "<id@acme.example>");
  }

  private RequestSpecification internal() {
    return given().auth().oauth2(stack.internalToken()).header("X-Tenant-Id", tenantId);
  }

  private static String metrics() {
    return given().get("/q/metrics").then().statusCode(200).extract().asString();
  }
}
