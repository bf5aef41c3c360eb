package org.campaignautomation.campaign.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.campaignautomation.campaign.automation.FakeEnrollment;
import org.campaignautomation.campaign.dispatch.FakeDispatch;
import org.campaignautomation.campaign.inner.FakeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The health page and what can be decided there, with the two other services as told here. */
@QuarkusTest
class HealthPagesIT {
  private static final UUID JOB = UUID.fromString("0193a000-0000-7000-8000-000000000001");
  private static final String BACKLOG =
      """
      {"channels":[
        {"channel":"email","due":7,"oldestDueAt":"2026-11-22T09:00:00Z","nextDueAt":null},
        {"channel":"sms","due":100000,"oldestDueAt":"2026-11-22T08:00:00Z","nextDueAt":null}]}
      """;
  private static final String PROVIDERS =
      """
      {"items":[
        {"channel":"email","endpoint":"smtp://relay","connections":10,"rate":{"perSecond":50.0,
         "unit":"messages"},"breaker":"%s","since":null,"reason":null,"nextCheckAt":null}]}
      """;
  private static final String UNKNOWN =
      """
      {"items":[{"id":"%1$s","jobId":"%1$s","attempt":1,"campaignId":"%1$s","stepId":null,
        "contactId":"%1$s","channel":"sms","outcome":"unknown","detail":"no answer in time",
        "sentAt":"2026-11-22T09:00:00Z","unknownSince":"2026-11-22T09:10:00Z"}],"nextCursor":null}
      """
          .formatted(JOB);
  private static final String JOB_JSON =
      """
      {"id":"%1$s","kind":"sequence","campaignId":"%1$s","campaignVersion":1,"enrollmentId":null,
       "contact":{"id":"%1$s","externalId":"c-1","name":"Ada <b>","address":"ada@example.com"},
       "stepId":null,"step":1,"channel":"sms","status":"processing","reason":"outcome_unknown",
       "error":null,"attempt":1,"targetAt":null,"plannedAt":null,"dueAt":null,"claimedAt":null,
       "completedAt":null,"delivery":null,"createdAt":"2026-11-22T09:00:00Z",
       "updatedAt":"2026-11-22T09:00:00Z"}
      """
          .formatted(JOB);

  @BeforeEach
  void othersAnswer() {
    FakeEnrollment.answers(200, "{\"asOf\":null,\"gap\":0,\"campaigns\":[]}");
    FakeEnrollment.SERVICE.answers("/backlog", 200, BACKLOG);
    FakeEnrollment.SERVICE.answers("/jobs/" + JOB, 200, JOB_JSON);
    FakeDispatch.answers(500, "{}");
    FakeDispatch.SERVICE.answers("/accepted", 200, "{\"campaigns\":[]}");
    FakeDispatch.SERVICE.answers("/providers", 200, PROVIDERS.formatted("closed"));
    FakeDispatch.SERVICE.answers("/deliveries", 200, "{\"items\":[],\"nextCursor\":null}");
  }

  @Test
  void saysWhatWaitsAndHowTheProvidersAre() {
    String page = Browser.loggedIn("acme", "viewer").get("/console/health").body();

    assertThat(page)
        .contains("data-label=\"Due now\">7</td>", "100,000 or more", "2026-11-22T09:00:00Z")
        .contains("Takes messages", "50.0 messages/s", "needs the role admin");
    assertThat(FakeEnrollment.questions()).allMatch(asked -> "acme".equals(asked.tenantId()));
  }

  @Test
  void saysWhatNeedsALook() {
    FakeDispatch.SERVICE.answers("/providers", 200, PROVIDERS.formatted("open"));
    FakeDispatch.SERVICE.answers("/deliveries", 200, UNKNOWN);

    String page = Browser.loggedIn("acme", "viewer").get("/console/health").body();

    assertThat(page)
        .contains("Something needs a look")
        .contains("The provider for e-mail takes nothing")
        .contains("nobody knows whether they were sent", "/console/health/outcomes/" + JOB);
  }

  @Test
  void whatWaitsForADecisionComesAnewWhileThePageIsOpen() {
    Browser viewer = Browser.loggedIn("acme", "viewer");
    assertThat(viewer.get("/console/health/lists").body())
        .doesNotContain("/console/health/outcomes/" + JOB, "<html");
    FakeDispatch.SERVICE.answers("/deliveries", 200, UNKNOWN);

    assertThat(viewer.get("/console/health/lists").body())
        .contains("id=\"concerns\" hx-swap-oob", "Something needs a look")
        .contains("/console/health/outcomes/" + JOB);
  }

  @Test
  void theRestStandsWhenTheOthersAreAway() {
    FakeEnrollment.answers(500, "{}");
    FakeDispatch.answers(500, "{}");

    HttpResponse<String> page = Browser.loggedIn("acme", "viewer").get("/console/health");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("The backlog is not known", "Their state is not known", "The list is missing")
        .contains("They cannot be known now", "Records of the CRM");
  }

  @Test
  void anOutcomeIsDecidedWithAReason() {
    // given
    FakeDispatch.SERVICE.answers(
        "/mark-sent", 200, "{\"id\":\"%s\",\"decision\":\"mark_sent\"}".formatted(JOB));
    Browser operator = Browser.loggedIn("acme", "operator");
    String page = operator.get("/console/health/outcomes/" + JOB).body();
    assertThat(page).contains("Ada &lt;b&gt;", "Send it again", "Why do you think so?");

    // when
    HttpResponse<String> answer =
        operator.submit(
            "/console/health/outcomes/" + JOB + "/mark-sent", Map.of("reason", "she has it"));

    // then
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("It counts as sent");
    FakeService.Question asked = FakeDispatch.questions().getLast();
    assertThat(asked.uri()).endsWith("/deliveries/" + JOB + "/mark-sent");
    assertThat(asked.body()).contains("she has it");
    assertThat(asked.actor()).isNotBlank();
  }

  @Test
  void aRefusedDecisionShowsWhyAtItsField() {
    FakeDispatch.SERVICE.answers(
        "/resend",
        422,
        """
        {"title":"x","status":422,"code":"validation_failed","detail":"See errors.",
         "errors":[{"pointer":"/reason","code":"required","detail":"Say why."}]}
        """);

    HttpResponse<String> answer =
        reader("operator")
            .submit("/console/health/outcomes/" + JOB + "/resend", Map.of("reason", ""));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("Say why.", "is-invalid");
  }

  @Test
  void aViewerSeesAnOutcomeAndDecidesNothing() {
    Browser viewer = Browser.loggedIn("acme", "viewer");

    assertThat(viewer.get("/console/health/outcomes/" + JOB).body())
        .contains("role operator can decide")
        .doesNotContain("Send it again");
    assertThat(
            viewer
                .submit("/console/health/outcomes/" + JOB + "/resend", Map.of("reason", "x"))
                .statusCode())
        .isEqualTo(403);
    assertThat(viewer.submit("/console/health/providers/email/check", Map.of()).statusCode())
        .isEqualTo(403);
    assertThat(FakeDispatch.questions()).isEmpty();
  }

  @Test
  void aCheckOfAProviderIsAMessage() {
    FakeDispatch.SERVICE.answers(
        "/providers/email/check",
        200,
        "{\"channel\":\"email\",\"ok\":false,\"code\":\"535\",\"detail\":\"The relay refuses the"
            + " password.\",\"tookMillis\":12}");

    HttpResponse<String> answer =
        reader("admin").submit("/console/health/providers/email/check", Map.of());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .contains("beforeend:#toasts", "535", "The relay refuses the password.", "alert-danger");
  }

  /** Somebody who looks at the health page. */
  private static Browser reader(String role) {
    Browser browser = Browser.loggedIn("acme", role);
    assertThat(browser.get("/console/health").statusCode()).isEqualTo(200);
    return browser;
  }
}
