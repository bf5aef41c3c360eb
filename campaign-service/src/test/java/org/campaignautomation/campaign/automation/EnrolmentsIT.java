package org.campaignautomation.campaign.automation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.campaignautomation.campaign.Api;
import org.campaignautomation.localstack.testing.InjectStack;
import org.campaignautomation.localstack.testing.TestStack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EnrolmentsIT {
  private static final String JOB =
      """
      {"id":"0193a000-0000-7000-8000-000000000001","kind":"sequence",
       "campaignId":"0193a000-0000-7000-8000-000000000002","campaignVersion":1,"enrollmentId":null,
       "contact":{"id":"0193a000-0000-7000-8000-000000000003","externalId":"c1","name":"Ada",
       "address":"ada@example.com"},"stepId":"0193a000-0000-7000-8000-000000000004","step":1,
       "channel":"email","status":"cancelled","reason":"operator",
       "error":null,"attempt":1,"createdAt":"2026-11-22T09:00:00Z",
       "updatedAt":"2026-11-22T09:00:00Z"}
      """;

  @InjectStack TestStack stack;

  private People people;
  private String campaign = "";
  private String externalId = "";
  private String ada = "";
  private String ofGlobex = "";

  @BeforeEach
  void prepare() {
    people = new People(stack);
    campaign = people.campaign();
    externalId = Api.newId();
    ada = people.contactOf("acme", "Ada", externalId);
    ofGlobex = people.contactOf("globex", "Eve", externalId);
    FakeEnrollment.answers(500, "{}");
    FakeEnrollment.SERVICE.answers(
        "/enrollments",
        200,
        """
        {"results":[{"contactId":"%s","externalId":null,"outcome":"enrolled","reason":null,"jobs":[
          {"jobId":"0193a000-0000-7000-8000-000000000001",
           "stepId":"0193a000-0000-7000-8000-000000000002","step":1,"channel":"email",
           "targetAt":"2026-11-22T08:00:00Z","dueAt":"2026-11-22T09:00:00Z"}]}]}
        """
            .formatted(ada));
  }

  @Test
  void enrolsTheTenantsOwnOnly() {
    // given
    people.activate(campaign);

    // when
    Response answer = enrol(Map.of("contactIds", List.of(ofGlobex, ada)));

    // then
    answer
        .then()
        .statusCode(200)
        .body("results[0].contactId", equalTo(ofGlobex))
        .body("results[0].outcome", equalTo("skipped"))
        .body("results[0].reason", equalTo("contact_unknown"))
        .body("results[0].externalId", nullValue())
        .body("results[1].outcome", equalTo("enrolled"))
        .body("results[1].externalId", equalTo(externalId))
        .body("results[1].jobs[0].step", equalTo(1));
    assertThat(FakeEnrollment.SERVICE.questions("/enrollments").getFirst().body())
        .isEqualTo("{\"contactIds\":[\"" + ada + "\"]}");
  }

  @Test
  void enrolsByTheCompanysOwnIds() {
    people.activate(campaign);

    enrol(Map.of("externalIds", List.of("nobody", externalId)))
        .then()
        .statusCode(200)
        .body("results[0].externalId", equalTo("nobody"))
        .body("results[0].contactId", nullValue())
        .body("results[0].reason", equalTo("contact_unknown"))
        .body("results[1].contactId", equalTo(ada))
        .body("results[1].outcome", equalTo("enrolled"));
  }

  @Test
  void refusesWhatCannotBe() {
    enrol(Map.of("contactIds", List.of(ada)))
        .then()
        .statusCode(409)
        .body("code", equalTo("campaign_not_active"));
    enrol(Map.of()).then().statusCode(422).body("errors[0].pointer", equalTo("/contactIds"));
    enrol(Map.of("contactIds", List.of(ada), "externalIds", List.of("x")))
        .then()
        .statusCode(422)
        .body("errors[0].pointer", equalTo("/externalIds"));
    enrol(Map.of("contactIds", List.of(ada), "testMode", true))
        .then()
        .statusCode(400)
        .body("code", equalTo("unknown_property"));
    assertThat(FakeEnrollment.questions()).isEmpty();
  }

  @Test
  void takesSomebodyOut() {
    String path = "/api/campaigns/" + campaign + "/enrollments/" + ada;
    people
        .as("operator")
        .delete(path)
        .then()
        .statusCode(200)
        .body("outcome", equalTo("not_enrolled"));
    people.activate(campaign);
    FakeEnrollment.SERVICE.answers(
        "/enrollments/" + ada, 200, "{\"outcome\":\"unenrolled\",\"jobsCancelled\":2}");

    people
        .as("operator")
        .delete(path)
        .then()
        .statusCode(200)
        .body("outcome", equalTo("unenrolled"))
        .body("jobsCancelled", equalTo(2));
    assertThat(FakeEnrollment.questions()).hasSize(1);
    assertThat(FakeEnrollment.SERVICE.questions().getFirst().method()).isEqualTo("DELETE");
  }

  @Test
  void retriesAndCancelsJobs() {
    String job = "/api/jobs/0193a000-0000-7000-8000-000000000001";
    FakeEnrollment.SERVICE.answers("/cancel", 200, JOB);
    FakeEnrollment.SERVICE.answers(
        "/retry",
        409,
        """
        {"code":"illegal_transition","detail":"A pending job is not retried.","status":409,
         "allowed":["cancel"]}
        """);

    people
        .as("operator")
        .body(Map.of("reason", "wrong text"))
        .post(job + "/cancel")
        .then()
        .statusCode(200)
        .body("status", equalTo("cancelled"));
    people
        .as("operator")
        .post(job + "/retry")
        .then()
        .statusCode(409)
        .body("code", equalTo("illegal_transition"))
        .body("allowed", equalTo(List.of("cancel")))
        .body("instance", equalTo(job + "/retry"));
    people
        .as("operator")
        .body(Map.of("reason", "x".repeat(501)))
        .post(job + "/cancel")
        .then()
        .statusCode(422)
        .body("errors[0].pointer", equalTo("/reason"));
    assertThat(FakeEnrollment.SERVICE.questions("/cancel").getFirst().body())
        .isEqualTo("{\"reason\":\"wrong text\"}");
  }

  private Response enrol(Map<String, Object> body) {
    return people.as("operator").body(body).post("/api/campaigns/" + campaign + "/enrollments");
  }
}
