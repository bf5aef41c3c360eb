package org.campaignautomation.campaign.console;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.campaignautomation.campaign.Api;
import org.campaignautomation.campaign.automation.FakeEnrollment;
import org.campaignautomation.localstack.testing.InjectStack;
import org.campaignautomation.localstack.testing.TestStack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The console's frame: logging in, what a session counts for, and what browsers are told. */
@QuarkusTest
class ConsoleIT {
  private static final Pattern SCRIPT = Pattern.compile("<script type=\"module\" src=\"([^\"]+)\"");

  @InjectStack TestStack stack;

  @BeforeEach
  void enrollmentAnswers() {
    FakeEnrollment.answers(200, "{\"asOf\":\"2026-11-22T10:00:00Z\",\"campaigns\":[]}");
  }

  @Test
  void aStrangerIsSentToTheIdentityProvider() {
    HttpResponse<String> answer = Browser.stranger().get("/console/campaigns");

    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(Browser.location(answer))
        .startsWith(stack.issuer() + "/protocol/openid-connect/auth?")
        .contains("code_challenge_method=S256", "state=", "nonce=", "client_id=console");
  }

  @Test
  void aPartOfAPageIsRefusedWithoutASessionSoThatThePageIsLoadedAnew() {
    HttpResponse<String> answer =
        Browser.stranger().get("/console/campaigns", "HX-Request", "true");

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("HX-Refresh")).contains("true");
  }

  @Test
  void theSessionIsTheConsolesAlone() {
    Browser browser = Browser.stranger();

    HttpResponse<String> back = browser.logIn("viewer@acme", "acme", "viewer");

    assertThat(back.headers().allValues("Set-Cookie"))
        .anySatisfy(
            cookie ->
                assertThat(cookie)
                    .startsWith("q_session_console=")
                    .containsIgnoringCase("Path=/console")
                    .containsIgnoringCase("HttpOnly")
                    .containsIgnoringCase("SameSite=Lax"));
  }

  @ParameterizedTest
  @CsvSource({"false, 302", "true, 401"})
  void aSessionThatCannotBeRenewedLeadsToTheLoginAndBack(boolean part, int status) {
    // given
    Browser browser = Browser.loggedIn("acme", "viewer", Duration.ofSeconds(2));
    String[] headers = part ? new String[] {"HX-Request", "true"} : new String[0];

    // when
    HttpResponse<String> answer =
        await()
            .until(
                () -> browser.get("/console/campaigns", headers), page -> page.statusCode() != 200);

    // then
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("HX-Refresh"))
        .isEqualTo(part ? Optional.of("true") : Optional.empty());
    browser.logIn("viewer@acme", "acme", "viewer");
    assertThat(browser.get("/console/campaigns").statusCode()).isEqualTo(200);
  }

  @Test
  void theApiTakesNoSession() {
    // given
    Browser browser = Browser.loggedIn("acme", "admin");
    assertThat(browser.get("/console/campaigns").statusCode()).isEqualTo(200);
    String cookies = browser.cookieHeader();
    assertThat(cookies).contains("q_session_console=");

    // then
    for (String path :
        new String[] {
          "/api/campaigns", "/api/campaigns/console", "/api/console", "/q/../api/jobs"
        }) {
      given()
          .header("Cookie", cookies)
          .redirects()
          .follow(false)
          .get(path)
          .then()
          .statusCode(org.hamcrest.Matchers.oneOf(401, 404));
    }
    given().header("Cookie", cookies).get("/api/campaigns").then().statusCode(401);
  }

  @Test
  void theConsoleTakesNoToken() {
    HttpResponse<String> answer =
        Browser.stranger()
            .get(
                "/console/campaigns",
                "Authorization",
                "Bearer " + stack.token("owner@acme", "acme", "admin"));

    assertThat(answer.statusCode()).isEqualTo(302);
  }

  @Test
  void thePageShowsTheOwnTenantsCampaignsOnly() {
    // given
    String mine = "Mine " + UUID.randomUUID();
    String theirs = "Theirs <b>" + UUID.randomUUID();
    Api.admin(stack).body(Api.campaign(mine)).post("/api/campaigns").then().statusCode(201);
    Api.as(stack, "globex", "admin").body(Api.campaign(theirs)).post("/api/campaigns");

    // when
    String acme = Browser.loggedIn("acme", "viewer").get("/console/campaigns").body();
    String globex = Browser.loggedIn("globex", "viewer").get("/console/campaigns").body();

    // then
    assertThat(acme).contains(mine, "viewer@acme", "Draft").doesNotContain(theirs);
    assertThat(globex)
        .contains(theirs.replace("<", "&lt;").replace(">", "&gt;"))
        .doesNotContain(mine, "<b>");
  }

  @Test
  void thePageIsThereWithoutItsNumbers() {
    // given
    String id =
        Api.admin(stack)
            .body(Api.campaign("Started " + UUID.randomUUID()))
            .post("/api/campaigns")
            .path("id");
    Api.admin(stack).post("/api/campaigns/" + id + "/activate").then().statusCode(200);
    FakeEnrollment.answers(500, "{}");

    // when
    HttpResponse<String> page = Browser.loggedIn("acme", "viewer").get("/console/campaigns");

    // then
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("The numbers are missing", "enrollment-service");
  }

  @Test
  void aProblemIsAPage() {
    HttpResponse<String> page = Browser.loggedIn("acme", "viewer").get("/console/nothing");

    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
    assertThat(page.body()).contains("There is nothing here", "Reference for support");
  }

  @Test
  void somebodyWithoutRoleOrTenantIsToldSo() {
    assertThat(Browser.loggedIn("acme", "nothing").get("/console/campaigns"))
        .satisfies(
            page -> {
              assertThat(page.statusCode()).isEqualTo(403);
              assertThat(page.body()).contains("<!doctype html>", "does not allow this");
            });
    assertThat(Browser.loggedIn("", "viewer").get("/console/campaigns").statusCode())
        .isEqualTo(403);
  }

  @Test
  void browsersAreToldToTrustNothingElse() {
    HttpResponse<String> page = Browser.loggedIn("acme", "viewer").get("/console/campaigns");

    assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(page.headers().firstValue("Referrer-Policy")).contains("same-origin");
    assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(page.body()).doesNotContain(" style=", "javascript:", " onclick=");
  }

  @Test
  void scriptsAreKeptForLong() {
    Matcher script =
        SCRIPT.matcher(Browser.loggedIn("acme", "viewer").get("/console/campaigns").body());
    assertThat(script.find()).isTrue();

    HttpResponse<String> bundle = Browser.stranger().get(script.group(1));

    assertThat(bundle.statusCode()).isEqualTo(200);
    assertThat(bundle.headers().firstValue("Cache-Control").orElse(""))
        .contains("immutable", "max-age=31536000");
  }

  @Test
  void loggingOutEndsTheSessionHereAndThere() {
    // given
    Browser browser = Browser.loggedIn("acme", "viewer");

    // when
    String provider = Browser.location(browser.get("/console/logout"));

    // then
    assertThat(provider)
        .startsWith(stack.issuer() + "/protocol/openid-connect/logout?")
        .contains("id_token_hint=", "post_logout_redirect_uri=");
    assertThat(browser.get("/console/campaigns").statusCode()).isEqualTo(302);
  }
}
