package org.campaignautomation.campaign.automation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.campaignautomation.campaign.Api;
import org.campaignautomation.campaign.dispatch.FakeDispatch;
import org.campaignautomation.campaign.inner.FakeService.Reply;
import org.campaignautomation.localstack.testing.InjectStack;
import org.campaignautomation.localstack.testing.TestStack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TriggerIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NOT_ACTIVE = "{\"code\":\"campaign_not_active\",\"detail\":\"No.\"}";

  @InjectStack TestStack stack;

  private People people;
  private String campaign = "";
  private String contact = "";
  private List<String> steps = List.of();

  @BeforeEach
  void prepare() {
    people = new People(stack);
    campaign = people.campaign();
    contact = people.contact("Ada");
    steps = people.steps(campaign);
    FakeEnrollment.answers(500, "{}");
    FakeDispatch.answers(500, "{}");
  }

  @Test
  void enrolsAndPassesOnWhatItAsks() throws IOException {
    // given
    people.activate(campaign);
    FakeEnrollment.SERVICE.answers("/trigger", 200, triggered("\"" + Api.newId() + "\""));

    // when
    Response answer =
        post("operator", Map.of("action", "trigger_new_client", "lookBackDays", 3, "limit", 10));

    // then
    answer
        .then()
        .statusCode(200)
        .body("action", equalTo("trigger_new_client"))
        .body("testMode", equalTo(false))
        .body("campaignId", equalTo(campaign))
        .body("considered", equalTo(12))
        .body("enrolled", equalTo(1))
        .body("alreadyEnrolled", equalTo(10))
        .body("skipped", equalTo(1))
        .body("jobsCreated", equalTo(2))
        .body("truncated", equalTo(true))
        .body("results[0].contactId", equalTo(contact))
        .body("results[0].outcome", equalTo("enrolled"))
        .body("results[0].jobs[0].jobId", notNullValue())
        .body("results[0].jobs[0].rendered", nullValue());
    var asked = FakeEnrollment.SERVICE.questions("/trigger").getFirst();
    assertThat(asked.tenantId()).isEqualTo("acme");
    assertThat(JSON.readTree(asked.body()))
        .isEqualTo(JSON.readTree("{\"lookBackDays\":3,\"limit\":10}"));
  }

  @Test
  void showsInTestModeWhoWouldGetWhatOfADraft() throws IOException {
    // given
    FakeEnrollment.SERVICE.answers("/preview", 200, triggered("null"));
    FakeDispatch.SERVICE.answers("/render", question -> rendered(question.body()));

    // when
    Response answer = post("editor", Map.of("action", "trigger_new_client", "testMode", true));

    // then
    answer
        .then()
        .statusCode(200)
        .body("testMode", equalTo(true))
        .body("enrolled", equalTo(1))
        .body("results[0].jobs", hasSize(2))
        .body("results[0].jobs[0].jobId", nullValue())
        .body("results[0].jobs[0].dueAt", equalTo("2026-11-22T09:00:00Z"))
        .body("results[0].jobs[0].rendered.subject", equalTo("Welcome Ada"))
        .body("results[0].jobs[0].reason", nullValue())
        .body("results[0].jobs[1].rendered", nullValue())
        .body("results[0].jobs[1].reason", equalTo("missing_variable:lastName"));
    JsonNode plan = JSON.readTree(FakeEnrollment.SERVICE.questions("/preview").getFirst().body());
    assertThat(plan.at("/lookBackDays").intValue()).isEqualTo(7);
    assertThat(plan.at("/definition/version").intValue()).isEqualTo(1);
    assertThat(plan.at("/definition/steps/1/delay/unit").textValue()).isEqualTo("days");
    assertThat(plan.at("/definition/steps/0/html").isNull()).isTrue();
    JsonNode order = JSON.readTree(FakeDispatch.SERVICE.questions("/render").getFirst().body());
    assertThat(order.at("/items/0/contact/firstName").textValue()).isEqualTo("Ada");
    assertThat(order.at("/items/0/content/subject").textValue()).contains("firstName");
    assertThat(order.at("/items/0/at").textValue()).isEqualTo("2026-11-22T09:00:00Z");
    assertThat(FakeEnrollment.SERVICE.questions("/trigger")).isEmpty();
  }

  @Test
  void takesTestModeFromTheQueryTooAndRefusesAContradiction() {
    FakeEnrollment.SERVICE.answers("/preview", 200, triggered("null"));
    FakeDispatch.SERVICE.answers("/render", question -> rendered(question.body()));
    Map<String, Object> body = Map.of("action", "trigger_new_client");

    people
        .as("editor")
        .body(body)
        .post(path() + "?testMode=true")
        .then()
        .statusCode(200)
        .body("testMode", equalTo(true));
    people.as("editor").body(body).post(path() + "?testMode=yes").then().statusCode(400);
    people
        .as("operator")
        .body(Map.of("action", "trigger_new_client", "testMode", false))
        .post(path() + "?testMode=true")
        .then()
        .statusCode(400)
        .body("code", equalTo("invalid_parameter"));
    assertThat(FakeEnrollment.SERVICE.questions("/trigger")).isEmpty();
  }

  @Test
  void actsForOperatorsAndServiceKeysOnly() {
    people.activate(campaign);
    FakeEnrollment.SERVICE.answers("/trigger", 200, triggered("null"));
    Map<String, Object> body = Map.of("action", "trigger_new_client");

    post("editor", body).then().statusCode(403).body("code", equalTo("forbidden"));
    post("viewer", Map.of("action", "trigger_new_client", "testMode", true)).then().statusCode(403);
    assertThat(FakeEnrollment.questions()).isEmpty();
    post("operator", body).then().statusCode(200);
  }

  @Test
  void refusesACampaignThatIsNotActive() {
    post("operator", Map.of("action", "trigger_new_client"))
        .then()
        .statusCode(409)
        .body("code", equalTo("campaign_not_active"))
        .body("status", equalTo("draft"));
    post("operator", Map.of("action", "process_sequence"))
        .then()
        .statusCode(409)
        .body("code", equalTo("campaign_not_active"));
    assertThat(FakeEnrollment.questions()).isEmpty();
  }

  @Test
  void waitsUntilTheActivationIsKnownElsewhere() {
    // given
    people.activate(campaign);
    AtomicInteger asked = new AtomicInteger();
    FakeEnrollment.SERVICE.answers(
        "/trigger",
        question ->
            asked.incrementAndGet() < 3
                ? new Reply(409, NOT_ACTIVE)
                : new Reply(200, triggered("null")));

    // when
    Response answer = post("operator", Map.of("action", "trigger_new_client"));

    // then
    answer.then().statusCode(200).body("enrolled", equalTo(1));
    assertThat(asked).hasValue(3);
  }

  @Test
  void namesWhatIsWrong() {
    post("operator", Map.of("action", "dance"))
        .then()
        .statusCode(400)
        .body("code", equalTo("unknown_action"))
        .body("errors[0].pointer", equalTo("/action"));
    post("operator", Map.of()).then().statusCode(400).body("code", equalTo("unknown_action"));
    people.as("operator").body("[]").post(path()).then().statusCode(400);
    people
        .as("operator")
        .body("{\"action\":")
        .post(path())
        .then()
        .statusCode(400)
        .body("code", equalTo("malformed_json"));
    post("operator", Map.of("action", "trigger_new_client", "contactIds", List.of()))
        .then()
        .statusCode(400)
        .body("code", equalTo("unknown_property"))
        .body("errors[0].pointer", equalTo("/contactIds"));
    post("operator", Map.of("action", "process_sequence", "lookBackDays", 1))
        .then()
        .statusCode(400)
        .body("code", equalTo("unknown_property"));
    post("operator", Map.of("action", "trigger_new_client", "lookBackDays", -1, "limit", 501))
        .then()
        .statusCode(422)
        .body("errors.pointer", equalTo(List.of("/lookBackDays", "/limit")));
    people
        .as("globex", "operator")
        .body(Map.of("action", "trigger_new_client"))
        .post(path())
        .then()
        .statusCode(404);
    assertThat(FakeEnrollment.questions()).isEmpty();
  }

  @Test
  void saysThatAServiceIsAway() {
    people.activate(campaign);
    FakeEnrollment.SERVICE.answers("/trigger", 0, "");
    post("operator", Map.of("action", "trigger_new_client"))
        .then()
        .statusCode(503)
        .header("Retry-After", equalTo("5"))
        .body("code", equalTo("dependency_unavailable"));
    FakeEnrollment.SERVICE.answers("/preview", 200, triggered("null"));
    post("operator", Map.of("action", "trigger_new_client", "testMode", true))
        .then()
        .statusCode(503)
        .body("detail", org.hamcrest.Matchers.containsString("dispatch-service"));
  }

  @Test
  void asksForLessWhereARenderingIsTooMuchAtOnce() {
    // given
    FakeEnrollment.SERVICE.answers("/preview", 200, triggered("null"));
    FakeDispatch.SERVICE.answers(
        "/render",
        question ->
            question.body().contains(steps.get(0)) && question.body().contains(steps.get(1))
                ? new Reply(422, "{\"code\":\"render_limit\",\"detail\":\"Fewer.\"}")
                : rendered(question.body()));

    // when
    Response answer = post("editor", Map.of("action", "trigger_new_client", "testMode", true));

    // then
    answer.then().statusCode(200).body("results[0].jobs[0].rendered.subject", notNullValue());
    assertThat(FakeDispatch.SERVICE.questions("/render")).hasSize(3);
  }

  @Test
  void repeatsAnAnswerForItsKeyWithoutDoingItAgain() {
    // given
    people.activate(campaign);
    FakeEnrollment.SERVICE.answers("/trigger", 200, triggered("null"));
    String key = Api.newId();
    Map<String, Object> body = Map.of("action", "trigger_new_client");

    // when
    people.as("operator").header("Idempotency-Key", key).body(body).post(path());
    Response second = people.as("operator").header("Idempotency-Key", key).body(body).post(path());

    // then
    second
        .then()
        .statusCode(200)
        .header("Idempotency-Replay", equalTo("true"))
        .body("enrolled", equalTo(1))
        .body("results[0].contactId", equalTo(contact))
        .body("results[0].externalId", nullValue());
    assertThat(FakeEnrollment.SERVICE.questions("/trigger")).hasSize(1);
  }

  private Response post(String role, Map<String, Object> body) {
    return people.as(role).body(body).post(path());
  }

  private String path() {
    return "/api/campaigns/" + campaign + "/automation";
  }

  private String triggered(String jobId) {
    return """
        {"considered":12,"enrolled":1,"alreadyEnrolled":10,"skipped":1,"jobsCreated":2,
         "results":[{"contactId":"%s","externalId":"e1","outcome":"enrolled","reason":null,"jobs":[
          {"jobId":%s,"stepId":"%s","step":1,"channel":"email","targetAt":"2026-11-22T08:00:00Z",
           "dueAt":"2026-11-22T09:00:00Z"},
          {"jobId":%s,"stepId":"%s","step":2,"channel":"sms","targetAt":"2026-11-25T08:00:00Z",
           "dueAt":"2026-11-25T09:00:00Z"}]}],
         "truncated":true}
        """
        .formatted(contact, jobId, steps.get(0), jobId, steps.get(1));
  }

  /** The e-mail can be sent, the SMS lacks something. */
  private static Reply rendered(String order) {
    try {
      StringBuilder items = new StringBuilder();
      for (JsonNode item : JSON.readTree(order).path("items")) {
        String ref = item.path("ref").textValue();
        items
            .append(items.isEmpty() ? "" : ",")
            .append(
                item.path("channel").textValue().equals("email")
                    ? "{\"ref\":\"%s\",\"outcome\":\"would_send\",\"reason\":null,\"rendered\":{\"subject\":\"Welcome Ada\",\"html\":\"<p>Hello</p>\",\"text\":\"Hello\",\"from\":\"a@b\",\"to\":\"c@d\",\"headers\":{\"X\":\"y\"}}}"
                        .formatted(ref)
                    : "{\"ref\":\"%s\",\"outcome\":\"would_skip\",\"reason\":\"missing_variable:lastName\",\"rendered\":null}"
                        .formatted(ref));
      }
      return new Reply(200, "{\"items\":[" + items + "]}");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
