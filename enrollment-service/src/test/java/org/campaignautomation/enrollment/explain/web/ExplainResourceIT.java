package org.campaignautomation.enrollment.explain.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.enrollment.ByHand;
import org.campaignautomation.enrollment.Samples;
import org.campaignautomation.enrollment.StoredJobs;
import org.campaignautomation.localstack.testing.InjectStack;
import org.campaignautomation.localstack.testing.StackResource;
import org.campaignautomation.localstack.testing.TestStack;
import org.campaignautomation.platform.ids.Ids;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ByHand.class)
@WithTestResource(
    value = StackResource.class,
    initArgs = @ResourceArg(name = "service", value = "enrollment"))
class ExplainResourceIT {
  private static final String RULE = "checks.find { it.rule == '%s' }.%s";

  @InjectStack TestStack stack;
  @Inject StoredJobs stored;

  private final UUID campaignId = Ids.next();
  private final UUID contactId = Ids.next();

  @BeforeEach
  void enroll() {
    stored.clear();
    stored.define(
        Samples.active("acme", campaignId, Samples.step(1, Channel.EMAIL, Samples.THREE_DAYS)));
    stored.hear(List.of(Samples.known("acme", contactId)));
  }

  @Test
  void aJobAContactAndACampaign() {
    String job = "/internal/v1/jobs/" + stored.of(campaignId).getFirst().id() + "/explain";
    String campaign = "/internal/v1/campaigns/" + campaignId;

    get("acme", job)
        .statusCode(200)
        .body(RULE.formatted("due_time", "result"), equalTo("hold"))
        .body(RULE.formatted("due_time", "until"), notNullValue())
        .body(RULE.formatted("frequency_cap", "result"), equalTo("pass"));
    get("acme", campaign + "/contacts/" + contactId + "/explain")
        .statusCode(200)
        .body(RULE.formatted("enrolled", "result"), equalTo("pass"));
    get("acme", campaign + "/explain")
        .statusCode(200)
        .body("checks.rule", hasItem("recent_contacts"))
        .body(RULE.formatted("campaign_active", "input.status"), equalTo("active"));
  }

  @Test
  void anotherTenantLearnsNothing() {
    String job = "/internal/v1/jobs/" + stored.of(campaignId).getFirst().id() + "/explain";

    get("globex", job).statusCode(404).body("code", equalTo("not_found"));
    get("globex", "/internal/v1/campaigns/" + campaignId + "/explain")
        .statusCode(200)
        .body(RULE.formatted("campaign_active", "input"), equalTo(Map.of()))
        .body(RULE.formatted("due_jobs", "input.jobs"), equalTo(0));
    get("acme", "/internal/v1/jobs/" + Ids.next() + "/explain").statusCode(404);
    get("acme", "/internal/v1/jobs/none/explain").statusCode(404);
  }

  private ValidatableResponse get(String tenantId, String path) {
    return given()
        .auth()
        .oauth2(stack.internalToken())
        .header("X-Tenant-Id", tenantId)
        .get(path)
        .then();
  }
}
