package org.campaignautomation.enrollment.journey.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.campaignautomation.contracts.CampaignStatus;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.contracts.Delay;
import org.campaignautomation.enrollment.Samples;
import org.campaignautomation.enrollment.SimulatedTime;
import org.campaignautomation.enrollment.StoredJobs;
import org.campaignautomation.enrollment.catalog.CampaignStep;
import org.campaignautomation.enrollment.catalog.Definition;
import org.campaignautomation.enrollment.contact.ContactChange;
import org.campaignautomation.enrollment.contact.StoredContact;
import org.campaignautomation.enrollment.due.SimulatedDays;
import org.campaignautomation.enrollment.journey.Answer;
import org.campaignautomation.enrollment.journey.EnrollmentOperations;
import org.campaignautomation.localstack.testing.InjectStack;
import org.campaignautomation.localstack.testing.StackResource;
import org.campaignautomation.localstack.testing.TestStack;
import org.campaignautomation.platform.ids.Ids;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People whom operators enrol and unenrol by name. */
@QuarkusTest
@TestProfile(SimulatedTime.class)
@WithTestResource(
    value = StackResource.class,
    initArgs = @ResourceArg(name = "service", value = "enrollment"))
class EnrollIT {
  private static final Instant MONDAY = Instant.parse("2026-03-02T10:00:00Z");
  private static final Delay ONE_DAY = new Delay(24, Delay.Unit.HOURS);

  /** Before any campaign of these tests was active, so nobody matches by themselves. */
  private static final Instant LONG_AGO = Samples.ACTIVATED.minus(9, ChronoUnit.DAYS);

  @InjectStack TestStack stack;
  @Inject SimulatedDays days;
  @Inject StoredJobs stored;
  @Inject EnrollmentOperations operations;

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
  void peopleAreEnrolledByNameOnceAndEachIsToldOf() {
    // given one who came long ago, one who is in already, and one who is another tenant's
    UUID enrolled = Ids.next();
    UUID foreign = Ids.next();
    stored.hear(
        List.of(
            cameLongAgo("acme", contactId),
            Samples.known("acme", enrolled),
            cameLongAgo("globex", foreign)));

    // when
    enroll("acme", contactId, enrolled, foreign, contactId)
        .statusCode(200)
        .body("results", hasSize(3))
        .body("results[0].contactId", equalTo(contactId.toString()))
        .body("results[0].outcome", equalTo("enrolled"))
        .body("results[0].reason", nullValue())
        .body("results[0].jobs", hasSize(3))
        .body("results[0].jobs[1].step", equalTo(2))
        .body("results[0].jobs[1].dueAt", equalTo("2026-03-03T10:00:00Z"))
        .body("results[1].outcome", equalTo("already_enrolled"))
        .body("results[1].jobs", empty())
        .body("results[2].outcome", equalTo("skipped"))
        .body("results[2].reason", equalTo("contact_unknown"));

    // then again it changes nothing
    enroll("acme", contactId).body("results[0].outcome", equalTo("already_enrolled"));
    assertThat(stored.of(campaignId)).hasSize(6);
    enroll("globex", contactId).statusCode(409).body("code", equalTo("campaign_not_active"));
    enroll("acme").statusCode(422).body("errors[0].pointer", equalTo("/contactIds"));
  }

  @Test
  void fiftyWhoEnrollTheSamePersonAtOnceEnrollThemOnce() throws Exception {
    // given, while its events arrive fifty times too
    ContactChange.Known person = cameLongAgo("acme", contactId);
    stored.hear(List.of(person));

    // when
    List<Callable<Long>> all = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      all.add(
          () ->
              operations.enroll("acme", campaignId, List.of(contactId)).stream()
                  .filter(one -> !one.jobs().isEmpty())
                  .count());
      int revision = i + 2;
      all.add(
          () -> {
            stored.hear(
                List.of(
                    Samples.known(
                        "acme", contactId, revision, Samples.person("ada@example.com", null))));
            return 0L;
          });
    }
    Collections.shuffle(all);
    long times = 0;
    try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Long> one : many.invokeAll(all)) {
        times += one.get();
      }
    }

    // then by one of the two ways
    assertThat(times).isBetween(0L, 1L);
    assertThat(stored.enrolled(campaignId)).isEqualTo(1);
    assertThat(stored.of(campaignId)).hasSize(3);
  }

  @Test
  void whoIsUnenrolledGetsNothingMoreAndIsNotEnrolledAgain() {
    // given
    stored.hear(List.of(Samples.known("acme", contactId)));
    days.run(Duration.ofHours(1));

    // when
    unenroll("globex").body("outcome", equalTo("not_enrolled"));
    unenroll("acme")
        .statusCode(200)
        .body("outcome", equalTo("unenrolled"))
        .body("jobsCancelled", equalTo(2));
    unenroll("acme").body("outcome", equalTo("not_enrolled")).body("jobsCancelled", equalTo(0));
    enroll("acme", contactId).body("results[0].outcome", equalTo("already_enrolled"));
    days.run(Duration.ofDays(9));

    // then
    assertThat(days.sent()).hasSize(1);
    assertThat(stored.of(campaignId).subList(1, 3))
        .allMatch(job -> "unenrolled".equals(job.reason()));
  }

  @Test
  void whatWasOnItsWayWhenItsPersonWasUnenrolledIsNotTriedAgain() {
    // given a job that is handed over
    stored.hear(List.of(Samples.known("acme", contactId)));

    // when the answer comes after the unenrolment
    days.run(
        Duration.ofMinutes(1),
        (job, now) -> {
          operations.unenroll("acme", campaignId, contactId);
          return new Answer.Deferred("throttled", null, false);
        });

    // then
    assertThat(stored.of(campaignId))
        .hasSize(3)
        .allMatch(job -> job.status().equals("cancelled") && "unenrolled".equals(job.reason()));
  }

  @Test
  void aPausedCampaignEnrollsAndAnArchivedOneDoesNot() {
    stored.hear(List.of(cameLongAgo("acme", contactId)));
    CampaignStep[] steps = campaign.version().steps().toArray(CampaignStep[]::new);

    stored.define(Samples.definition("acme", campaignId, 2, CampaignStatus.PAUSED, null, steps));
    enroll("acme", contactId).body("results[0].outcome", equalTo("enrolled"));
    stored.define(Samples.definition("acme", campaignId, 3, CampaignStatus.ARCHIVED, null, steps));
    enroll("acme", contactId).statusCode(409).body("code", equalTo("campaign_not_active"));
  }

  private static ContactChange.Known cameLongAgo(String tenantId, UUID contactId) {
    ContactChange.Known sample = Samples.known(tenantId, contactId);
    return new ContactChange.Known(
        new StoredContact(contactId, tenantId, 1, LONG_AGO, sample.contact().contact()), null);
  }

  private ValidatableResponse enroll(String tenantId, UUID... contacts) {
    return as(tenantId)
        .body(Map.of("contactIds", List.of(contacts)))
        .post("/internal/v1/campaigns/" + campaignId + "/enrollments")
        .then();
  }

  private ValidatableResponse unenroll(String tenantId) {
    return as(tenantId)
        .delete("/internal/v1/campaigns/" + campaignId + "/enrollments/" + contactId)
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
