package org.campaignautomation.campaign.console.automation;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.campaignautomation.campaign.Api;
import org.campaignautomation.campaign.automation.FakeEnrollment;
import org.campaignautomation.campaign.console.Browser;
import org.campaignautomation.campaign.dispatch.FakeDispatch;
import org.campaignautomation.campaign.inner.FakeService;
import org.campaignautomation.localstack.testing.InjectStack;
import org.campaignautomation.localstack.testing.TestStack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The Automation tab as far as HTTP goes; what it looks like is seen in a browser. */
@QuarkusTest
class AutomationTabIT {
  private static final String COUNTS =
      """
      {"counts":{"total":1000000,"pending":10,"processing":1,"completed":999000,"failed":900,
       "skipped":80,"cancelled":9},"unknown":3,"enrolled":500000,"successRate":0.999,
       "failureRate":0.001,"nextDueAt":"2026-11-22T09:00:00Z","lastRunAt":null,
       "asOf":"2026-11-22T08:00:00Z"}
      """;
  private static final String NO_JOBS = "{\"items\":[],\"nextCursor\":null}";
  private static final String CLEAR = "{\"verdict\":\"clear\",\"nextAt\":null,\"checks\":[]}";
  private static final String JOB =
      """
      {"id":"%s","kind":"sequence","campaignId":"%s","campaignVersion":1,"enrollmentId":null,
       "contact":{"id":"0193a000-0000-7000-8000-000000000003","externalId":"c1",
       "name":"Ada <b>Lovelace</b>","address":"ada@example.com"},
       "stepId":"0193a000-0000-7000-8000-000000000004","step":1,"channel":"email","status":"%s",
       "reason":"recipient_permanent","error":{"code":"550","detail":"no such user"},"attempt":1,
       "targetAt":"2026-11-22T09:00:00Z","plannedAt":"2026-11-22T09:00:00Z","dueAt":null,
       "claimedAt":null,"completedAt":"2026-11-22T09:00:00Z","delivery":null,
       "createdAt":"2026-11-22T09:00:00Z","updatedAt":"2026-11-22T09:00:00Z"}
      """;

  @InjectStack TestStack stack;

  private String campaign = "";
  private String tab = "";

  @BeforeEach
  void campaign() {
    campaign =
        Api.as(stack, "acme", "editor")
            .body(Api.campaign("Watched " + UUID.randomUUID()))
            .post("/api/campaigns")
            .path("id");
    tab = "/console/campaigns/" + campaign + "/automation";
    FakeDispatch.answers(200, "{\"items\":[]}");
    FakeEnrollment.answers(404, "{\"code\":\"not_found\"}");
    FakeEnrollment.SERVICE.answers("/status", 200, COUNTS);
    FakeEnrollment.SERVICE.answers("/jobs", 200, NO_JOBS);
    FakeEnrollment.SERVICE.answers("/explain", 200, CLEAR);
  }

  @Test
  void showsNumbersAndWhatAViewerMayNot() {
    HttpResponse<String> page = Browser.loggedIn("acme", "viewer").get(tab);

    assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
    assertThat(page.body())
        .contains(
            "1,000,000", "999,000", "99.9 %", "0.1 %", "No jobs yet", "It needs the role operator.")
        .contains("It needs the role editor.")
        .doesNotContain("Retry chosen");
    assertThat(FakeEnrollment.SERVICE.questions("/jobs"))
        .allSatisfy(question -> assertThat(question.tenantId()).isEqualTo("acme"));
  }

  @Test
  void aDraftCannotBeRunButTested() {
    assertThat(Browser.loggedIn("acme", "operator").get(tab).body())
        .contains("The campaign is a draft: activate it first. A test works now.")
        .doesNotContain("It needs the role");
  }

  @Test
  void anotherTenantSeesNothingOfIt() {
    Browser globex = Browser.loggedIn("globex", "admin");
    globex.get("/console/campaigns");

    for (String path :
        List.of(
            "",
            "/numbers",
            "/recent",
            "/throughput",
            "/deeds",
            "/why",
            "/jobs",
            "/trigger",
            "/process",
            "/send",
            "/bulk/retry")) {
      assertThat(globex.get(tab + path).statusCode()).as(path).isEqualTo(404);
    }
    for (String path :
        List.of(
            "/test-trigger",
            "/trigger",
            "/test-process",
            "/process",
            "/send",
            "/send/preview",
            "/bulk/cancel")) {
      assertThat(globex.submit(tab + path, Map.of("reason", "x")).statusCode())
          .as(path)
          .isEqualTo(404);
    }
    assertThat(FakeEnrollment.SERVICE.questions("/trigger")).isEmpty();
  }

  @Test
  void whatSomebodyMayNotDoIsRefused() {
    Browser viewer = Browser.loggedIn("acme", "viewer");
    viewer.get(tab);
    Browser editor = Browser.loggedIn("acme", "editor");
    editor.get(tab);

    for (String path : List.of("/test-trigger", "/test-process", "/trigger", "/process", "/send")) {
      assertThat(viewer.submit(tab + path, Map.of()).statusCode()).as(path).isEqualTo(403);
    }
    for (String path : List.of("/trigger", "/process", "/send", "/bulk/retry")) {
      assertThat(editor.submit(tab + path, Map.of()).statusCode()).as(path).isEqualTo(403);
    }
  }

  @Test
  void whatCanBeDoneComesAnewWhenTheCampaignChanges() {
    Browser operator = Browser.loggedIn("acme", "operator");
    String page = operator.get(tab).body();
    Matcher asks = Pattern.compile("hx-get=\"(" + tab + "/deeds[^\"]*)\"").matcher(page);
    assertThat(asks.find()).isTrue();
    assertThat(page).contains("activate it first");
    assertThat(operator.get(asks.group(1)).statusCode()).isEqualTo(204);

    Api.as(stack, "acme", "operator").body("{}").post("/api/campaigns/" + campaign + "/activate");

    HttpResponse<String> changed = operator.get(asks.group(1));
    assertThat(changed.statusCode()).isEqualTo(200);
    assertThat(changed.body())
        .doesNotContain("activate it first")
        .contains("id=\"campaign-top\"", "Pause…")
        .doesNotContain("<html");
  }

  @Test
  void processingSaysWhoGetsWhatAndWhatWaits() {
    Api.as(stack, "acme", "operator").body("{}").post("/api/campaigns/" + campaign + "/activate");
    String contact =
        Api.as(stack, "acme", "editor")
            .body(
                """
                {"externalId":"p-%s","email":"ada@example.com","firstName":"Ada",
                 "lastName":"<i>Lovelace"}"""
                    .formatted(UUID.randomUUID()))
            .post("/api/contacts")
            .path("id");
    FakeEnrollment.SERVICE.answers(
        "/process",
        200,
        """
        {"due":3,"handedOver":2,
         "held":[{"reason":"max_in_flight","count":1,"until":null}],
         "results":[{"jobId":"0193a000-0000-7000-8000-000000000001","contactId":"%s",
                     "stepId":null,"step":2,"channel":"sms","dueAt":"2026-11-22T09:00:00Z"}]}
        """
            .formatted(contact));
    Browser operator = Browser.loggedIn("acme", "operator");
    operator.get(tab);

    String result = operator.submit(tab + "/process", Map.of()).body();

    assertThat(result)
        .contains("3 jobs were due, 2 were handed over", "Ada &lt;i&gt;Lovelace", "Step 2, SMS")
        .contains("2026-11-22T09:00:00Z", "1 more are not shown", "Enough are on their way");
  }

  @Test
  void thePageIsThereWithoutEnrollmentService() {
    FakeEnrollment.answers(500, "{}");
    Browser viewer = Browser.loggedIn("acme", "viewer");

    HttpResponse<String> page = viewer.get(tab);
    HttpResponse<String> part = viewer.get(tab + "/recent", "HX-Request", "true");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("The numbers are missing.", "enrollment-service");
    assertThat(part.statusCode()).isEqualTo(200);
    assertThat(part.body()).contains("The history is missing.", "every 10s");
  }

  @Test
  void aPartOfTheListIsFilteredAndGoesOnWhereItEnded() {
    // given
    String id = UUID.randomUUID().toString();
    FakeEnrollment.SERVICE.answers(
        "/jobs?",
        200,
        "{\"items\":[" + JOB.formatted(id, campaign, "failed") + "],\"nextCursor\":\"a+b\"}");

    // when
    HttpResponse<String> page =
        Browser.loggedIn("acme", "operator").get(tab + "?status=failed&channel=email");

    // then
    assertThat(page.body())
        .contains(
            "Ada &lt;b&gt;Lovelace", "The recipient cannot be reached", "Retry all that match")
        .contains("status=failed&amp;channel=email&amp;cursor=a%2Bb");
    assertThat(FakeEnrollment.SERVICE.questions("/jobs?").getFirst().uri())
        .contains("status=failed", "channel=email", "limit=25");
  }

  @Test
  void nobodyIsFoundByAnIdThatIsNotThere() {
    HttpResponse<String> page =
        Browser.loggedIn("acme", "viewer").get(tab + "?contact=nobody-" + UUID.randomUUID());

    assertThat(page.body()).contains("There is no such contact");
    assertThat(FakeEnrollment.SERVICE.questions("/jobs?")).isEmpty();
  }

  @Test
  void manyJobsAreRetriedBatchByBatchWithAReason() {
    // given two parts of the list, and one job that cannot be retried
    String good = UUID.randomUUID().toString();
    String bad = UUID.randomUUID().toString();
    FakeEnrollment.SERVICE.answers(
        "/jobs?",
        question ->
            new FakeService.Reply(
                200,
                question.uri().contains("cursor=next")
                    ? "{\"items\":["
                        + JOB.formatted(bad, campaign, "failed")
                        + "],\"nextCursor\":null}"
                    : "{\"items\":["
                        + JOB.formatted(good, campaign, "failed")
                        + "],\"nextCursor\":\"next\"}"));
    FakeEnrollment.SERVICE.answers(good + "/retry", 200, JOB.formatted(good, campaign, "pending"));
    FakeEnrollment.SERVICE.answers(
        bad + "/retry",
        409,
        "{\"status\":409,\"code\":\"illegal_transition\",\"detail\":\"A later step has gone out.\"}");
    Browser operator = Browser.loggedIn("acme", "operator");
    String bulk = tab + "/bulk/retry?status=failed";

    // then it asks
    assertThat(operator.get(bulk).body()).contains("Retry all Failed jobs that match?");

    // and without a reason, nothing is done
    HttpResponse<String> refused = operator.submit(bulk, Map.of("reason", " "));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("Say why");
    assertThat(FakeEnrollment.SERVICE.questions("/retry")).isEmpty();

    // and with one, batch after batch
    HttpResponse<String> first = operator.submit(bulk, Map.of("reason", "relay was down"));
    assertThat(first.body()).contains("Retrying…", "1 job retried", "cursor=next");
    HttpResponse<String> second =
        operator.submit(
            bulk + "&cursor=next", Map.of("reason", "relay was down", "done", "1", "refused", "0"));
    assertThat(second.body())
        .contains("Done.", "1 job retried, 1 left as it is", "A later step has gone out.");
    assertThat(FakeEnrollment.SERVICE.questions("/retry"))
        .hasSize(2)
        .allSatisfy(
            question -> {
              assertThat(question.actor()).isEqualTo("operator@acme");
              assertThat(question.body()).contains("relay was down");
            });
  }

  @Test
  void aStatusInWhichNothingCanBeDoneIsRefused() {
    Browser operator = Browser.loggedIn("acme", "operator");
    operator.get(tab);

    assertThat(
            operator
                .submit(tab + "/bulk/cancel?status=completed", Map.of("reason", "x"))
                .statusCode())
        .isEqualTo(422);
    assertThat(FakeEnrollment.SERVICE.questions("/cancel")).isEmpty();
  }

  @Test
  void aJobOfAnotherCampaignIsNotTouchedFromHere() {
    // given
    String job = UUID.randomUUID().toString();
    FakeEnrollment.SERVICE.answers(
        "/internal/v1/jobs/" + job, 200, JOB.formatted(job, UUID.randomUUID(), "failed"));
    Browser operator = Browser.loggedIn("acme", "operator");
    operator.get(tab);

    // when
    HttpResponse<String> page = operator.get("/console/campaigns/" + campaign + "/jobs/" + job);
    HttpResponse<String> bulk =
        operator.submit(tab + "/bulk/retry", Map.of("reason", "x", "job", job));

    // then
    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(bulk.body()).contains("0 jobs retried, 1 left as it is");
    assertThat(FakeEnrollment.SERVICE.questions("/retry")).isEmpty();
  }

  @Test
  void aJobTellsItsStoryAndIsRetriedWithAReason() {
    // given
    String job = UUID.randomUUID().toString();
    String page = "/console/campaigns/" + campaign + "/jobs/" + job;
    FakeEnrollment.SERVICE.answers(
        "/internal/v1/jobs/" + job, 200, JOB.formatted(job, campaign, "failed"));
    FakeEnrollment.SERVICE.answers(
        job + "/explain",
        200,
        """
        {"verdict":"done","nextAt":null,"checks":[{"rule":"job_status","input":{"status":"failed"},
         "result":"stop","until":null,"detail":"It failed: the recipient cannot be reached."}]}
        """);
    FakeEnrollment.SERVICE.answers(
        job + "/notes",
        200,
        """
        {"notes":[{"at":"2026-11-22T08:00:00Z","actor":"ops@acme","from":"failed","to":"pending",
         "attempt":1,"reason":"address was mended","wasReason":null,"error":null}]}
        """);
    Browser operator = Browser.loggedIn("acme", "operator");

    // then
    assertThat(operator.get(page).body())
        .contains("It has ended", "It failed: the recipient cannot be reached.", "no such user")
        .contains("ops@acme", "address was mended", "Try it again")
        .doesNotContain("Cancel this message");
    assertThat(operator.submit(page + "/retry", Map.of("reason", "")).statusCode()).isEqualTo(422);

    // and refused by its state, it says so
    FakeEnrollment.SERVICE.answers(
        job + "/retry",
        409,
        "{\"status\":409,\"code\":\"illegal_transition\",\"detail\":\"Its enrolment has ended.\"}");
    assertThat(operator.submit(page + "/retry", Map.of("reason", "again")))
        .satisfies(
            answer -> {
              assertThat(answer.statusCode()).isEqualTo(422);
              assertThat(answer.body()).contains("Its enrolment has ended.");
            });
    FakeEnrollment.SERVICE.answers(job + "/retry", 200, JOB.formatted(job, campaign, "pending"));
    assertThat(operator.submit(page + "/retry", Map.of("reason", "again")).statusCode())
        .isEqualTo(303);
  }

  @Test
  void aMessageIsShownInAFrameThatCanDoNothing() {
    // given
    String contact =
        Api.as(stack, "acme", "editor")
            .body(Map.of("externalId", Api.newId(), "firstName", "Ada", "email", "ada@example.com"))
            .post("/api/contacts")
            .path("id");
    String step =
        Api.as(stack, "acme", "viewer").get("/api/campaigns/" + campaign).path("steps[0].id");
    Api.admin(stack)
        .body(Map.of("emailSender", Map.of("name", "Acme", "address", "hello@acme.example")))
        .put("/api/settings");
    FakeDispatch.answers(
        200,
        """
        {"items":[{"ref":"%s","outcome":"would_send","reason":null,"rendered":{"subject":"Hi",
         "html":"<script>alert(1)</script><p>Hello Ada</p>","text":"Hello","encoding":null,
         "segments":null,"from":"a","to":"b","headers":{}}}]}
        """
            .formatted(contact));

    // when
    HttpResponse<String> message =
        Browser.loggedIn("acme", "editor")
            .get(tab + "/message?step=" + step + "&contact=" + contact);

    // then
    assertThat(message.statusCode()).as(message.body()).isEqualTo(200);
    assertThat(message.body()).contains("Hello Ada");
    assertThat(message.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'", "sandbox", "frame-ancestors 'self'")
        .doesNotContain("script-src", "allow-scripts");
  }
}
