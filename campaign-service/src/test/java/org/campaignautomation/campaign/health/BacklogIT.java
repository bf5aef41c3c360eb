package org.campaignautomation.campaign.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import org.campaignautomation.campaign.Api;
import org.campaignautomation.campaign.automation.FakeEnrollment;
import org.campaignautomation.campaign.inner.FakeService;
import org.campaignautomation.localstack.testing.InjectStack;
import org.campaignautomation.localstack.testing.TestStack;
import org.junit.jupiter.api.Test;

@QuarkusTest
class BacklogIT {
  @InjectStack TestStack stack;

  @Test
  void saysWhatWaitsOfTheTenantOnly() {
    FakeEnrollment.answers(
        200,
        """
        {"channels":[
          {"channel":"email","due":7,"oldestDueAt":"2026-11-22T09:00:00Z","nextDueAt":null},
          {"channel":"sms","due":0,"oldestDueAt":null,"nextDueAt":"2026-11-22T10:00:00Z"}]}
        """);

    Api.as(stack, "acme", "viewer")
        .get("/api/health/backlog")
        .then()
        .statusCode(200)
        .body("channels[0].due", equalTo(7))
        .body("channels[0].oldestDueAt", equalTo("2026-11-22T09:00:00Z"))
        .body("channels[1].oldestDueAt", nullValue());

    FakeService.Question asked = FakeEnrollment.questions().getFirst();
    assertThat(asked.uri()).isEqualTo("/internal/v1/backlog");
    assertThat(asked.tenantId()).isEqualTo("acme");
  }

  @Test
  void saysSoWhenNobodyKnows() {
    FakeEnrollment.answers(500, "{}");

    Api.as(stack, "acme", "viewer")
        .get("/api/health/backlog")
        .then()
        .statusCode(503)
        .body("code", equalTo("dependency_unavailable"));
  }
}
