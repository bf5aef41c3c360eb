package org.campaignautomation.enrollment.journey.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.campaignautomation.contracts.CampaignStatus;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.contracts.Delay;
import org.campaignautomation.contracts.FailureClass;
import org.campaignautomation.contracts.OnTooLate;
import org.campaignautomation.enrollment.Samples;
import org.campaignautomation.enrollment.SimulatedTime;
import org.campaignautomation.enrollment.StoredJobs;
import org.campaignautomation.enrollment.StoredJobs.Stored;
import org.campaignautomation.enrollment.catalog.CampaignStep;
import org.campaignautomation.enrollment.catalog.Definition;
import org.campaignautomation.enrollment.due.SimulatedDays;
import org.campaignautomation.enrollment.due.SimulatedDays.Dispatch;
import org.campaignautomation.enrollment.journey.Answer;
import org.campaignautomation.enrollment.sql.Database;
import org.campaignautomation.localstack.testing.InjectStack;
import org.campaignautomation.localstack.testing.StackResource;
import org.campaignautomation.localstack.testing.TestStack;
import org.campaignautomation.platform.ids.Ids;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What operators do to single jobs. */
@QuarkusTest
@TestProfile(SimulatedTime.class)
@WithTestResource(
    value = StackResource.class,
    initArgs = @ResourceArg(name = "service", value = "enrollment"))
class LifeIT {
  private static final Instant MONDAY = Instant.parse("2026-03-02T10:00:00Z");
  private static final Delay ONE_DAY = new Delay(24, Delay.Unit.HOURS);

  @InjectStack TestStack stack;
  @Inject SimulatedDays days;
  @Inject StoredJobs stored;
  @Inject Database database;

  private final UUID campaignId = Ids.next();
  private final UUID contactId = Ids.next();
  private final Definition campaign =
      Samples.active(
          "acme",
          campaignId,
          Samples.step(1, Channel.EMAIL, Samples.NOW),
          Samples.step(2, Channel.SMS, ONE_DAY),
          Samples.step(3, Channel.EMAIL, ONE_DAY));

  @BeforeEach
  void start() {
    stored.clear();
    days.start(MONDAY);
    stored.define(campaign);
  }

  @Test
  void aFailedJobIsTriedAgainAndTheStepsBehindWaitForIt() {
    // given a first step that failed, ten hours ago
    stored.hear(List.of(Samples.known("acme", contactId)));
    days.run(Duration.ofHours(10), fails());
    Stored failed = job(1);

    // when
    change("retry", failed.id())
        .statusCode(200)
        .body("status", equalTo("pending"))
        .body("attempt", equalTo(2))
        .body("error", nullValue())
        .body("dueAt", equalTo("2026-03-02T20:00:00Z"));
    days.run(Duration.ofDays(9));

    // then
    assertThat(failed.status()).isEqualTo("failed");
    assertThat(sentAfterHours()).containsExactly(10L, 34L, 58L);
    assertThat(
            database.query(
                "select actor, from_status, to_status, reason, error_code from job_history",
                row ->
                    List.of(
                        row.text("actor"),
                        row.text("from_status"),
                        row.text("to_status"),
                        row.text("reason"),
                        row.text("error_code"))))
        .containsExactly(List.of("ops@acme", "failed", "pending", "because", "550"));
  }

  @Test
  void whatIsTooLateIsTriedAgainWithoutBeingTooLateAtOnce() {
    // given
    UUID late = Ids.next();
    stored.define(
        Samples.active(
            "acme",
            late,
            Samples.lateStep(1, Channel.EMAIL, new Delay(1, Delay.Unit.HOURS), OnTooLate.CONTINUE),
            Samples.step(2, Channel.SMS, ONE_DAY)));
    stored.hear(List.of(Samples.known("acme", contactId)));
    days.pass(Duration.ofHours(5));
    days.run(Duration.ofHours(1));
    Stored skipped = stored.of(late).getFirst();

    // when
    change("retry", skipped.id()).statusCode(200).body("attempt", equalTo(1));
    days.run(Duration.ofHours(1));

    // then
    assertThat(skipped.reason()).isEqualTo("too_late");
    assertThat(stored.of(late).getFirst().status()).isEqualTo("completed");
  }

  @Test
  void whatCannotBeTriedAgainSaysWhatCan() {
    // given a first step that failed, and a second that went out
    stored.hear(List.of(Samples.known("acme", contactId)));
    days.run(Duration.ofHours(1), fails());
    days.run(Duration.ofDays(1));

    // then
    change("retry", job(1).id())
        .statusCode(409)
        .body("code", equalTo("illegal_transition"))
        .body("allowed", empty());
    change("retry", job(2).id()).statusCode(409).body("allowed", empty());
    change("retry", job(3).id()).statusCode(409).body("allowed", equalTo(List.of("cancel")));
    change("cancel", job(1).id()).statusCode(409).body("allowed", equalTo(List.of("retry")));
    change("cancel", Ids.next()).statusCode(404);
    as("globex").post("/internal/v1/jobs/" + job(3).id() + "/cancel").then().statusCode(404);
    as("globex").post("/internal/v1/jobs/" + job(1).id() + "/retry").then().statusCode(404);
    assertThat(job(3).status()).isEqualTo("pending");
  }

  @Test
  void anUnknownOutcomeIsNotTriedAgainHere() {
    // given
    stored.hear(List.of(Samples.known("acme", contactId)));
    days.run(Duration.ofHours(3), (job, now) -> new Answer.Unknown("timeout"));

    // then
    assertThat(job(1).reason()).isEqualTo("outcome_unknown");
    change("retry", job(1).id()).statusCode(409).body("allowed", empty());
  }

  @Test
  void nothingOfAnArchivedCampaignIsTriedAgain() {
    // given
    stored.hear(List.of(Samples.known("acme", contactId)));
    days.run(Duration.ofHours(1), fails());

    // when
    stored.define(
        Samples.definition(
            "acme",
            campaignId,
            2,
            CampaignStatus.ARCHIVED,
            null,
            campaign.version().steps().toArray(CampaignStep[]::new)));

    // then
    change("retry", job(1).id()).statusCode(409).body("code", equalTo("illegal_transition"));
    assertThat(job(1).status()).isEqualTo("failed");
  }

  @Test
  void aCancelledJobIsLeftOutAndTheSequenceGoesOn() {
    // given
    stored.hear(List.of(Samples.known("acme", contactId)));

    // when one that is not due yet and then the one that is
    change("cancel", job(2).id())
        .statusCode(200)
        .body("status", equalTo("cancelled"))
        .body("reason", equalTo("cancelled_by_operator"));
    days.run(Duration.ofHours(1));

    // then the third comes at its own time
    days.run(Duration.ofDays(9));
    assertThat(sentAfterHours()).containsExactly(0L, 48L);
  }

  @Test
  void whenTheDueOneIsCancelledTheNextIsDue() {
    // given
    stored.hear(List.of(Samples.known("acme", contactId)));
    days.run(Duration.ofHours(1));

    // when
    change("cancel", job(2).id()).statusCode(200);
    days.run(Duration.ofDays(9));

    // then
    assertThat(sentAfterHours()).containsExactly(0L, 48L);
  }

  private static Dispatch fails() {
    return (job, now) ->
        new Answer.Refused(FailureClass.RECIPIENT_PERMANENT, "550", "no such mailbox");
  }

  private Stored job(int step) {
    return stored.of(campaignId).get(step - 1);
  }

  private List<Long> sentAfterHours() {
    return days.sent().stream().map(sent -> MONDAY.until(sent.at(), ChronoUnit.HOURS)).toList();
  }

  private ValidatableResponse change(String command, UUID jobId) {
    return as("acme")
        .body(Map.of("reason", "because"))
        .post("/internal/v1/jobs/" + jobId + "/" + command)
        .then();
  }

  private RequestSpecification as(String tenantId) {
    return given()
        .contentType(ContentType.JSON)
        .auth()
        .oauth2(stack.internalToken())
        .header("X-Tenant-Id", tenantId)
        .header("X-Actor", "ops@acme");
  }
}
