package org.campaignautomation.campaign.automation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.campaignautomation.campaign.TestTenants;
import org.campaignautomation.campaign.dispatch.FakeDispatch;
import org.campaignautomation.campaign.inner.FakeService.Question;
import org.campaignautomation.localstack.testing.InjectStack;
import org.campaignautomation.localstack.testing.TestStack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class GlobalRunIT {
  private static final String TRIGGER = "/api/campaigns/automation/trigger-new-clients";
  private static final String PROCESS = "/api/campaigns/automation/process-pending";
  private static final String SUMMARY = "/api/campaigns/automation/summary";
  private static final String TRIGGERED =
      """
      {"considered":3,"enrolled":2,"alreadyEnrolled":1,"skipped":0,"jobsCreated":4,"results":[],
       "truncated":true}
      """;

  @InjectStack TestStack stack;

  private People people;
  private String first = "";
  private String second = "";
  private String draft = "";

  @BeforeEach
  void prepare() {
    people = new People(stack);
    first = people.campaign();
    second = people.campaign();
    draft = people.campaign();
    people.activate(first);
    people.activate(second);
    FakeEnrollment.answers(500, "{}");
    FakeDispatch.answers(500, "{}");
    FakeEnrollment.SERVICE.answers("/trigger", 200, TRIGGERED);
  }

  @Test
  void triggersEveryActiveCampaignOfTheTenant() {
    // when
    Response answer = people.as("operator").get(TRIGGER);

    // then
    answer.then().statusCode(200).header("Cache-Control", "no-store");
    JsonPath body = answer.jsonPath();
    assertThat(body.getBoolean("testMode")).isFalse();
    assertThat(body.getList("campaigns.campaignId")).contains(first, second).doesNotContain(draft);
    assertThat(Set.copyOf(body.getList("campaigns.tenantId"))).containsExactly("acme");
    int campaigns = body.getList("campaigns").size();
    assertThat(body.getInt("totals.enrolled")).isEqualTo(2 * campaigns);
    assertThat(body.getInt("totals.jobsCreated")).isEqualTo(4 * campaigns);
    assertThat(entry(body, first)).containsEntry("considered", 3).containsEntry("error", null);
    assertThat(tenantsAsked()).containsExactly("acme");
  }

  @Test
  void leavesTheOthersAloneWhereOneFails() {
    // given
    FakeEnrollment.SERVICE.answers(second + "/trigger", 503, "{}");

    // when
    Response answer = people.as("operator").post(TRIGGER);

    // then
    answer.then().statusCode(200);
    JsonPath body = answer.jsonPath();
    assertThat(entry(body, second)).containsEntry("enrolled", null);
    assertThat(body.getString("campaigns.find { it.campaignId == '" + second + "' }.error.code"))
        .isEqualTo("dependency_unavailable");
    assertThat(entry(body, first)).containsEntry("enrolled", 2);
    assertThat(body.getInt("totals.enrolled"))
        .isEqualTo(2 * (body.getList("campaigns").size() - 1));
  }

  @Test
  void goesThroughAllTenantsForAPlatformKey() {
    // given
    people
        .as("initech", "admin")
        .body(
            Map.of(
                "companyName",
                "Initech",
                "defaultZone",
                "Europe/Berlin",
                "emailSender",
                Map.of("address", "hello@initech.example"),
                "smsSender",
                Map.of("from", "+15005550006")))
        .put("/api/settings")
        .then()
        .statusCode(200);
    String ofInitech = people.campaignOf("initech");
    people
        .as("initech", "operator")
        .post("/api/campaigns/" + ofInitech + "/activate")
        .then()
        .statusCode(200);

    // when
    Response answer = platform().get(TRIGGER);

    // then
    answer.then().statusCode(200);
    JsonPath body = answer.jsonPath();
    assertThat(entry(body, ofInitech)).containsEntry("tenantId", "initech");
    assertThat(entry(body, first)).containsEntry("tenantId", "acme");
    Question asked = FakeEnrollment.SERVICE.questions(ofInitech).getFirst();
    assertThat(asked.tenantId()).isEqualTo("initech");
    assertThat(asked.actor()).isEqualTo("platform-key");
    assertThat(FakeEnrollment.SERVICE.questions(first).getFirst().tenantId()).isEqualTo("acme");
  }

  @Test
  void triggersNobodyInTestMode() {
    FakeEnrollment.SERVICE.answers("/preview", 200, TRIGGERED);

    people
        .as("editor")
        .get(TRIGGER + "?testMode=true")
        .then()
        .statusCode(200)
        .body("testMode", equalTo(true))
        .body("totals.enrolled", greaterThanOrEqualTo(4));
    people.as("editor").body(Map.of("testMode", true)).post(TRIGGER).then().statusCode(200);
    assertThat(FakeEnrollment.SERVICE.questions("/trigger")).isEmpty();
    assertThat(FakeDispatch.questions()).isEmpty();
  }

  @Test
  void actsForOperatorsAndKeysOnly() {
    for (String path : List.of(TRIGGER, PROCESS)) {
      people.as("editor").get(path).then().statusCode(403);
      people.as("editor").post(path).then().statusCode(403);
      people.as("viewer").get(path + "?testMode=true").then().statusCode(403);
      people.as("operator").get(path + "?testMode=1").then().statusCode(400);
      people
          .as("operator")
          .body(Map.of("limit", 1))
          .post(path)
          .then()
          .statusCode(400)
          .body("code", equalTo("unknown_property"));
    }
    assertThat(FakeEnrollment.questions()).isEmpty();
  }

  @Test
  void processesEveryActiveCampaign() {
    // given
    FakeEnrollment.SERVICE.answers(
        "/process",
        200,
        """
        {"due":2,"handedOver":1,
         "held":[{"reason":"quiet_hours","count":1,"until":"2026-11-23T08:00:00Z"}]}
        """);
    FakeEnrollment.SERVICE.answers(
        second + "/process",
        200,
        """
        {"due":1,"handedOver":0,
         "held":[{"reason":"quiet_hours","count":1,"until":"2026-11-23T07:00:00Z"}]}
        """);

    // when
    Response answer = people.as("operator").get(PROCESS);

    // then
    JsonPath body = answer.then().statusCode(200).extract().jsonPath();
    int campaigns = body.getList("campaigns").size();
    assertThat(body.getInt("totals.due")).isEqualTo(2 * campaigns - 1);
    assertThat(body.getInt("totals.handedOver")).isEqualTo(campaigns - 1);
    assertThat(body.getList("totals.held")).hasSize(1);
    assertThat(body.getInt("totals.held[0].count")).isEqualTo(campaigns);
    assertThat(body.getString("totals.held[0].until")).isEqualTo("2026-11-23T07:00:00Z");
  }

  @Test
  void testsEveryActiveCampaign() {
    // given
    String run = "0193a000-0000-7000-8000-00000000000a";
    FakeEnrollment.SERVICE.answers("/test-runs", 200, "{\"runId\":\"" + run + "\",\"jobs\":1}");
    FakeEnrollment.SERVICE.answers(
        "/test-runs/" + run,
        200,
        """
        {"runId":"%s","finished":true,"results":[
          {"jobId":"%s","contactId":"%s","stepId":"%s","step":1,"campaignVersion":1,
           "channel":"email","outcome":"would_send","reason":null}]}
        """
            .formatted(run, run, run, run));

    // when
    Response answer = people.as("editor").get(PROCESS + "?testMode=true");

    // then
    JsonPath body = answer.then().statusCode(200).extract().jsonPath();
    assertThat(body.getInt("totals.wouldSend")).isEqualTo(body.getList("campaigns").size());
    assertThat(entry(body, first)).containsEntry("runId", run).containsEntry("wouldSend", 1);
    assertThat(FakeEnrollment.SERVICE.questions("/process")).isEmpty();
  }

  @Test
  void countsEverything() {
    // given
    FakeEnrollment.SERVICE.answers(
        "/summary",
        200,
        """
        {"asOf":"2026-11-22T09:00:00Z","contacts":1,"enrolled":5,"jobs":{"total":7,"pending":1,
         "processing":2,"completed":3,"failed":1,"skipped":0,"cancelled":0},"unknown":1,
         "lastRunAt":"2026-11-22T08:59:00Z"}
        """);
    FakeEnrollment.SERVICE.answers(
        "/books", 200, "{\"asOf\":\"2026-11-22T09:00:00Z\",\"gap\":2,\"campaigns\":[]}");
    people.contact("Counted");

    // when
    Response answer = people.as("viewer").get(SUMMARY);

    // then
    answer
        .then()
        .statusCode(200)
        .header("Cache-Control", "no-store")
        .body("asOf", equalTo("2026-11-22T09:00:00Z"))
        .body("campaigns.draft", greaterThanOrEqualTo(1))
        .body("campaigns.active", greaterThanOrEqualTo(2))
        .body("campaigns.paused", notNullValue())
        .body("campaigns.archived", notNullValue())
        .body("contacts", greaterThanOrEqualTo(1))
        .body("enrolled", equalTo(5))
        .body("jobs.completed", equalTo(3))
        .body("unknown", equalTo(1))
        .body("booksGap", equalTo(2))
        .body("lastRunAt", equalTo("2026-11-22T08:59:00Z"));
    JsonPath all = platform().post(SUMMARY).then().statusCode(200).extract().jsonPath();
    assertThat(all.getInt("enrolled")).isGreaterThanOrEqualTo(10);
    assertThat(all.getInt("booksGap")).isGreaterThanOrEqualTo(4);
    assertThat(tenantsAsked()).contains("acme", "globex");
  }

  @Test
  void saysThatNothingCanBeCountedNow() {
    people
        .as("viewer")
        .get(SUMMARY)
        .then()
        .statusCode(503)
        .body("code", equalTo("dependency_unavailable"));
  }

  private static RequestSpecification platform() {
    return given().header("X-API-Key", TestTenants.PLATFORM_KEY);
  }

  private static Set<String> tenantsAsked() {
    return FakeEnrollment.questions().stream()
        .map(question -> String.valueOf(question.tenantId()))
        .collect(Collectors.toSet());
  }

  private static Map<String, Object> entry(JsonPath body, String campaign) {
    return body.getMap("campaigns.find { it.campaignId == '" + campaign + "' }");
  }
}
