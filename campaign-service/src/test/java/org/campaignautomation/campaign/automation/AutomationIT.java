package org.campaignautomation.campaign.automation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import org.campaignautomation.campaign.Api;
import org.campaignautomation.campaign.inner.FakeService;
import org.campaignautomation.localstack.testing.InjectStack;
import org.campaignautomation.localstack.testing.TestStack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AutomationIT {
  private static final String COUNTS =
      """
      {"counts":{"total":7,"pending":1,"processing":2,"completed":3,"failed":1,"skipped":0,
       "cancelled":0},"unknown":1,"enrolled":4,"successRate":0.75,"failureRate":0.25,
       "nextDueAt":"2026-11-22T09:00:00Z","lastRunAt":null,"asOf":"2026-11-22T08:00:00Z","new":1}
      """;
  private static final String JOB =
      """
      {"id":"0193a000-0000-7000-8000-000000000001","kind":"sequence",
       "campaignId":"0193a000-0000-7000-8000-000000000002","campaignVersion":1,"enrollmentId":null,
       "contact":{"id":"0193a000-0000-7000-8000-000000000003","externalId":"c1","name":"Ada",
       "address":"ada@example.com"},"stepId":"0193a000-0000-7000-8000-000000000004","step":1,
       "channel":"email","status":"failed","reason":"recipient_permanent",
       "error":{"code":"550","detail":"no such user"},"attempt":1,
       "targetAt":"2026-11-22T09:00:00Z","plannedAt":"2026-11-22T09:00:00Z","dueAt":null,
       "claimedAt":null,"completedAt":null,"delivery":null,"createdAt":"2026-11-22T09:00:00Z",
       "updatedAt":"2026-11-22T09:00:00Z"}
      """;

  @InjectStack TestStack stack;

  private String campaign = "";

  @BeforeEach
  void createCampaign() {
    campaign =
        Api.as(stack, "acme", "editor")
            .body(Api.campaign("Watched"))
            .post("/api/campaigns")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
  }

  @Test
  void showsTheCountsWithTheCampaignsStatus() {
    // given
    FakeEnrollment.answers(200, COUNTS);

    // when
    var answer = Api.as(stack, "acme", "viewer").get("/api/campaigns/" + campaign + "/automation");

    // then
    answer
        .then()
        .statusCode(200)
        .body("campaignId", equalTo(campaign))
        .body("status", equalTo("draft"))
        .body("counts.completed", equalTo(3))
        .body("successRate", equalTo(0.75f))
        .body("lastRunAt", nullValue());
    FakeService.Question asked = FakeEnrollment.questions().getFirst();
    assertThat(asked.uri())
        .isEqualTo("/internal/v1/campaigns/" + campaign + "/status?testMode=false");
    assertThat(asked.tenantId()).isEqualTo("acme");
    assertThat(asked.actor()).isNotBlank();
    assertThat(asked.authorization()).startsWith("Bearer ");
    assertThat(asked.authorization())
        .isNotEqualTo("Bearer " + stack.token("viewer@acme", "acme", "viewer"));
  }

  @Test
  void passesFiltersAndJobsOn() {
    // given
    FakeEnrollment.answers(200, "{\"items\":[" + JOB + "],\"nextCursor\":\"abc\"}");

    // when
    var answer =
        Api.as(stack, "acme", "viewer")
            .get(
                "/api/campaigns/"
                    + campaign
                    + "/automation?action=jobs&status=failed&channel=email"
                    + "&limit=5&cursor=xyz");

    // then
    answer
        .then()
        .statusCode(200)
        .body("items[0].contact.name", equalTo("Ada"))
        .body("items[0].error.code", equalTo("550"))
        .body("items[0].dueAt", nullValue())
        .body("nextCursor", equalTo("abc"));
    assertThat(FakeEnrollment.questions().getFirst().uri())
        .contains("status=failed", "channel=email", "limit=5", "cursor=xyz");
  }

  @Test
  void showsOneJob() {
    FakeEnrollment.answers(200, JOB);

    Api.as(stack, "acme", "viewer")
        .get("/api/jobs/0193a000-0000-7000-8000-000000000001")
        .then()
        .statusCode(200)
        .body("status", equalTo("failed"));
  }

  @Test
  void passesOnWhatTheCallerDidWrong() {
    FakeEnrollment.answers(
        400, "{\"code\":\"invalid_cursor\",\"detail\":\"Not one of this list.\"}");
    Api.as(stack, "acme", "viewer")
        .get("/api/campaigns/" + campaign + "/automation?action=jobs&cursor=zzz")
        .then()
        .statusCode(400)
        .body("code", equalTo("invalid_cursor"));
    FakeEnrollment.answers(404, "{}");
    Api.as(stack, "acme", "viewer")
        .get("/api/jobs/0193a000-0000-7000-8000-000000000001")
        .then()
        .statusCode(404)
        .body("code", equalTo("not_found"));
    Api.as(stack, "acme", "viewer")
        .get("/api/campaigns/" + campaign + "/automation?action=dance")
        .then()
        .statusCode(400)
        .body("code", equalTo("unknown_action"));
  }

  @Test
  void saysThatTheOtherServiceIsAwayOrSlow() {
    for (int failure : new int[] {0, 401, 500, 503}) {
      FakeEnrollment.answers(failure, "{}");
      Api.as(stack, "acme", "viewer")
          .get("/api/campaigns/" + campaign + "/automation")
          .then()
          .statusCode(503)
          .header("Retry-After", equalTo("5"))
          .body("code", equalTo("dependency_unavailable"));
    }
    Api.as(stack, "acme", "viewer").get("/api/campaigns/" + campaign).then().statusCode(200);
  }
}
