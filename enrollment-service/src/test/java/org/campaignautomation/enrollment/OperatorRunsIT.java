package org.campaignautomation.enrollment;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.enrollment.StoredJobs.Stored;
import org.campaignautomation.enrollment.catalog.CampaignStep;
import org.campaignautomation.enrollment.contact.ContactChange;
import org.campaignautomation.enrollment.journey.Answer;
import org.campaignautomation.enrollment.journey.Answers;
import org.campaignautomation.enrollment.sql.Database;
import org.campaignautomation.localstack.testing.InjectStack;
import org.campaignautomation.localstack.testing.StackResource;
import org.campaignautomation.localstack.testing.TestStack;
import org.campaignautomation.platform.ids.Ids;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What operators start by hand, and the totals, over the internal REST API. */
@QuarkusTest
@TestProfile(ByHand.class)
@WithTestResource(
    value = StackResource.class,
    initArgs = @ResourceArg(name = "service", value = "enrollment"))
class OperatorRunsIT {
  @InjectStack TestStack stack;
  @Inject StoredJobs stored;
  @Inject Answers answers;
  @Inject Database database;

  private final UUID campaignId = Ids.next();
  private final UUID ada = Ids.next();
  private final UUID grace = Ids.next();
  private final UUID foreign = Ids.next();
  private final CampaignStep email = Samples.step(1, Channel.EMAIL, Samples.NOW);
  private final CampaignStep sms = Samples.step(2, Channel.SMS, Samples.THREE_DAYS);

  @BeforeEach
  void enrollTwo() {
    stored.clear();
    stored.define(Samples.active("acme", campaignId, email, sms));
    stored.define(Samples.active("globex", Ids.next(), email));
    stored.hear(
        List.of(
            Samples.known("acme", ada),
            Samples.known("acme", grace),
            Samples.known("globex", foreign)));
  }

  @Test
  void processHandsOverWhatIsDueOfTheTenantsOwnCampaign() {
    post("globex", campaign("/process"), Map.of())
        .statusCode(409)
        .body("code", equalTo("campaign_not_active"));

    post("acme", campaign("/process"), Map.of())
        .statusCode(200)
        .body("due", equalTo(2))
        .body("handedOver", equalTo(2))
        .body("held", hasSize(1))
        .body("held[0].reason", equalTo("in_flight"))
        .body("held[0].count", equalTo(2))
        .body("held[0].until", nullValue());
    post("acme", campaign("/process"), Map.of("limit", 1))
        .statusCode(400)
        .body("code", equalTo("unknown_property"));
  }

  @Test
  void sendAnswersForEachContactAndItsJobsAreListedApart() {
    post(
            "acme",
            campaign("/send"),
            Map.of(
                "contactIds",
                List.of(ada, foreign),
                "stepId",
                sms.id(),
                "step",
                2,
                "campaignVersion",
                1,
                "channel",
                "sms"))
        .statusCode(200)
        .body("results", hasSize(2))
        .body("results[0].outcome", equalTo("queued"))
        .body("results[0].jobId", notNullValue())
        .body("results[1].contactId", equalTo(foreign.toString()))
        .body("results[1].outcome", equalTo("skipped"))
        .body("results[1].reason", equalTo("contact_unknown"))
        .body("results[1].jobId", nullValue());

    get("acme", campaign("/jobs?contactId=" + ada))
        .body("items.findAll { it.kind == 'immediate' }", hasSize(1))
        .body("items.findAll { it.kind == 'sequence' }", hasSize(2));
    get("acme", campaign("/status")).body("counts.total", equalTo(4));
  }

  @Test
  void sendNamesAllThatIsWrongWithAnOrder() {
    post("acme", campaign("/send"), Map.of("step", 0, "campaignVersion", 1))
        .statusCode(422)
        .body("errors.pointer", hasItems("/contactIds", "/channel", "/message"));
    post(
            "acme",
            campaign("/send"),
            Map.of(
                "contactIds",
                List.of(ada),
                "step",
                0,
                "campaignVersion",
                1,
                "channel",
                "sms",
                "message",
                Map.of("subject", "Hi")))
        .statusCode(422)
        .body("errors.pointer", equalTo(List.of("/message/text")));
  }

  @Test
  void aTestRunIsItsTenantsAndCountsApart() {
    // given
    post("acme", campaign("/test-runs"), Map.of("limit", 0)).statusCode(400);

    // when
    String run =
        post("acme", campaign("/test-runs"), Map.of("limit", 1))
            .statusCode(200)
            .body("jobs", equalTo(1))
            .extract()
            .path("runId");

    // then
    get("acme", "/test-runs/" + run)
        .statusCode(200)
        .body("runId", equalTo(run))
        .body("finished", equalTo(false))
        .body("results", hasSize(1))
        .body("results[0].stepId", equalTo(email.id().toString()))
        .body("results[0].outcome", nullValue());
    get("globex", "/test-runs/" + run).statusCode(404);
    get("acme", campaign("/status?testMode=true")).body("counts.total", equalTo(1));
    get("acme", campaign("/status")).body("counts.total", equalTo(4));
    get("acme", campaign("/jobs?testMode=true"))
        .body("items", hasSize(1))
        .body("items.kind", everyItem(equalTo("test")));
    get("globex", campaign("/jobs?testMode=true")).body("items", hasSize(0));
  }

  @Test
  void theSummaryIsTheTenantsAloneAndKeepsWhatTheCleanupRemoved() {
    // given one who was sent to, one whose outcome nobody knows, one who was erased, two at once
    post("acme", campaign("/process"), Map.of()).statusCode(200);
    answer(ada, new Answer.Accepted("id"));
    answer(grace, new Answer.Unknown("timeout"));
    UUID gone = Ids.next();
    stored.hear(List.of(Samples.known("acme", gone)));
    stored.hear(List.of(new ContactChange.Erased(gone, "acme", 2, Instant.now())));
    removed("sequence", "completed", 5);
    removed("immediate", "completed", 7);
    post(
            "acme",
            campaign("/send"),
            Map.of(
                "contactIds",
                List.of(ada, grace),
                "step",
                0,
                "campaignVersion",
                1,
                "channel",
                "sms",
                "message",
                Map.of("text", "Hi")))
        .statusCode(200);

    // then
    get("acme", "/summary")
        .statusCode(200)
        .body("asOf", notNullValue())
        .body("contacts", equalTo(2))
        .body("enrolled", equalTo(3))
        .body("jobs.total", equalTo(11))
        .body("jobs.completed", equalTo(1 + 5))
        .body("jobs.processing", equalTo(1))
        .body("jobs.pending", equalTo(2))
        .body("jobs.cancelled", equalTo(2))
        .body("unknown", equalTo(1))
        .body("lastRunAt", notNullValue());
    get("globex", "/summary")
        .body("contacts", equalTo(1))
        .body("enrolled", equalTo(1))
        .body("jobs.total", equalTo(1))
        .body("jobs.pending", equalTo(1))
        .body("unknown", equalTo(0))
        .body("lastRunAt", nullValue());
    get("initech", "/summary").body("contacts", equalTo(0)).body("jobs.total", equalTo(0));
  }

  private void answer(UUID contactId, Answer.Outcome outcome) {
    Stored job =
        stored.of(campaignId).stream()
            .filter(one -> one.contactId().equals(contactId) && one.step() == 1)
            .findFirst()
            .orElseThrow();
    Answer answer = new Answer(job.id(), job.attempt(), job.revision(), Instant.now(), outcome);
    QuarkusTransaction.requiringNew().run(() -> answers.apply(List.of(answer)));
  }

  private void removed(String kind, String status, int jobs) {
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                database.update(
                    "insert into removed_jobs (campaign_id, kind, status, jobs) values (?, ?, ?, ?)",
                    campaignId,
                    kind,
                    status,
                    jobs));
  }

  private String campaign(String path) {
    return "/campaigns/" + campaignId + path;
  }

  private ValidatableResponse post(String tenantId, String path, Map<String, ?> body) {
    return as(tenantId).contentType(ContentType.JSON).body(body).post("/internal/v1" + path).then();
  }

  private ValidatableResponse get(String tenantId, String path) {
    return as(tenantId).get("/internal/v1" + path).then();
  }

  private RequestSpecification as(String tenantId) {
    return given()
        .auth()
        .oauth2(stack.internalToken())
        .header("X-Tenant-Id", tenantId)
        .header("X-Actor", "owner@acme");
  }
}
