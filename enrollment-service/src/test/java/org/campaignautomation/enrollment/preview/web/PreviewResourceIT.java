package org.campaignautomation.enrollment.preview.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
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
class PreviewResourceIT {
  private static final String DRAFT =
      """
      {"lookBackDays": 7, "limit": 10, "definition": {"version": 1, "steps": [
        {"id": "019abcde-0000-7000-8000-000000000001", "position": 1, "channel": "email",
         "delay": {"amount": 0, "unit": "minutes"}, "delayFrom": "previous_step",
         "onTooLate": "continue", "missingVariable": "skip"},
        {"id": "019abcde-0000-7000-8000-000000000002", "position": 2, "channel": "sms",
         "delay": {"amount": 3, "unit": "days"}}]}}
      """;

  @InjectStack TestStack stack;
  @Inject StoredJobs stored;

  @BeforeEach
  void clear() {
    stored.clear();
  }

  @Test
  void dueTimesOfAnySchedule() {
    internal("acme")
        .body(
            """
            {"enrolledAt": "2026-03-06T22:30:00Z", "zone": "America/New_York",
             "schedule": {"zoneMode": "contact", "zone": "UTC", "blackoutDates": [],
               "windows": [{"days": ["monday"], "start": "09:00", "end": "17:00"}]},
             "steps": [{"delay": {"amount": 0, "unit": "minutes"}, "delayFrom": "previous_step"},
                       {"delay": {"amount": 1, "unit": "days"}}]}
            """)
        .post("/internal/v1/schedule/preview")
        .then()
        .statusCode(200)
        .body("step", contains(1, 2))
        .body("targetAt", contains("2026-03-06T22:30:00Z", "2026-03-10T13:00:00Z"))
        .body("dueAt", contains("2026-03-09T13:00:00Z", "2026-03-16T13:00:00Z"));
  }

  @Test
  void whatIsImpossibleIsNamedByPointer() {
    internal("acme")
        .body(
            """
            {"enrolledAt": "2026-03-06T22:30:00Z", "zone": "Mars/Olympus",
             "steps": [{"delay": {"amount": 0, "unit": "minutes"}}]}
            """)
        .post("/internal/v1/schedule/preview")
        .then()
        .statusCode(422)
        .body("code", equalTo("validation_failed"))
        .body("errors.pointer", contains("/zone"))
        .body("errors.code", contains("unknown_zone"));
    internal("acme")
        .body("{\"enroledAt\": 1}")
        .post("/internal/v1/schedule/preview")
        .then()
        .statusCode(400)
        .body("code", equalTo("unknown_property"));
  }

  @Test
  void aDraftThatIsNotKnownHereIsTriedOnTheTenantsContacts() {
    stored.hear(
        List.of(
            Samples.known(
                "acme",
                Ids.next(),
                1,
                Samples.person("ada@example.com", null),
                Instant.now().minusSeconds(60))));
    stored.hear(
        List.of(
            Samples.known(
                "globex",
                Ids.next(),
                1,
                Samples.person("bob@example.com", null),
                Instant.now().minusSeconds(60))));
    UUID draft = Ids.next();

    internal("acme")
        .body(DRAFT)
        .post("/internal/v1/campaigns/" + draft + "/preview")
        .then()
        .statusCode(200)
        .body("considered", equalTo(1))
        .body("enrolled", equalTo(1))
        .body("jobsCreated", equalTo(2))
        .body("truncated", equalTo(false))
        .body("results", hasSize(1))
        .body("results[0].outcome", equalTo("enrolled"))
        .body("results[0].jobs.jobId", contains(nullValue(), nullValue()))
        .body("results[0].jobs.channel", contains("email", "sms"))
        .body("results[0].jobs.reason", contains(nullValue(), equalTo("no_address")));
  }

  @Test
  void onlyOurOwnServiceMayAsk() {
    given()
        .contentType(ContentType.JSON)
        .auth()
        .oauth2(stack.token("owner@acme", "acme", "admin"))
        .body(DRAFT)
        .post("/internal/v1/campaigns/" + Ids.next() + "/preview")
        .then()
        .statusCode(403);
  }

  private RequestSpecification internal(String tenantId) {
    return given()
        .contentType(ContentType.JSON)
        .auth()
        .oauth2(stack.internalToken())
        .header("X-Tenant-Id", tenantId);
  }
}
