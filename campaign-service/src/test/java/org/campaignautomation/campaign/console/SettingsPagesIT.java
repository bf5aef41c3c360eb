package org.campaignautomation.campaign.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.campaignautomation.campaign.Api;
import org.campaignautomation.campaign.dispatch.FakeDispatch;
import org.campaignautomation.localstack.testing.InjectStack;
import org.campaignautomation.localstack.testing.TestStack;
import org.junit.jupiter.api.Test;

/** The settings in the browser: each test with a tenant of its own. */
@QuarkusTest
class SettingsPagesIT {
  private static final Pattern SECRET =
      Pattern.compile("id=\"new-key\" readonly value=\"([^\"]+)\"");
  private static final Pattern REVOKE =
      Pattern.compile("hx-post=\"(/console/settings/keys/[^\"]+/revoke)\"");

  @InjectStack TestStack stack;

  private final String tenant = "t" + UUID.randomUUID().toString().substring(0, 8);

  @Test
  void whatIsSavedIsWhatTheApiSays() {
    // given
    Browser admin = reader("admin");

    // when
    HttpResponse<String> saved = admin.submit("/console/settings", form(0));

    // then
    assertThat(saved.statusCode()).as(saved.body()).isEqualTo(200);
    assertThat(saved.body()).contains("Saved.", "value=\"Acme &amp; Sons\"");
    Api.as(stack, tenant, "viewer")
        .get("/api/settings")
        .then()
        .body("companyName", equalTo("Acme & Sons"))
        .body("defaultZone", equalTo("Europe/Berlin"))
        .body("emailSender.address", equalTo("hello@acme.example"))
        .body("emailSender.replyTo", nullValue())
        .body("smsSender", nullValue())
        .body("quietHours.size()", equalTo(1))
        .body("quietHours[0].start", equalTo("21:00"))
        .body("quietHours[0].onQuiet", equalTo("skip"))
        .body("frequencyCap.perDay", equalTo(3))
        .body("frequencyCap.perWeek", nullValue());
    assertThat(admin.get("/console/settings").body()).contains("value=\"21:00\"");
  }

  @Test
  void everyFaultIsAtItsFieldAndNothingIsSaved() {
    // given
    Map<String, String> wrong = new HashMap<>(form(0));
    wrong.put("defaultZone", "Mars/Base");
    wrong.put("emailAddress", "nobody");
    wrong.put("quietEnd", "21:00");
    wrong.put("perDay", "many");

    // when
    HttpResponse<String> refused = reader("admin").submit("/console/settings", wrong);

    // then
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains("Nothing is saved yet", "Give an IANA time zone", "Give an e-mail address")
        .contains("Start and end are the same", "Give 1 to 1000 messages", "value=\"Mars/Base\"");
    Api.as(stack, tenant, "viewer").get("/api/settings").then().body("revision", equalTo(0));
  }

  @Test
  void whoIsTooLateIsToldSo() {
    Browser admin = reader("admin");
    admin.submit("/console/settings", form(0));

    HttpResponse<String> late = admin.submit("/console/settings", form(0));

    assertThat(late.statusCode()).isEqualTo(422);
    assertThat(late.body()).contains("Somebody else has changed the settings");
  }

  @Test
  void aKeyIsShownOnceAndWorksUntilItIsRevoked() {
    // given
    Browser admin = reader("admin");

    // when
    String made =
        admin.submit("/console/settings/keys", Map.of("name", "CRM <1>", "scope", "ingest")).body();

    // then
    Matcher secret = SECRET.matcher(made);
    assertThat(secret.find()).as(made).isTrue();
    assertThat(made).contains("CRM &lt;1&gt;");
    String page = admin.get("/console/settings/keys").body();
    assertThat(page).contains("CRM &lt;1&gt;").doesNotContain(secret.group(1));
    assertThat(withKey(secret.group(1))).isEqualTo(201);

    // and when
    Matcher revoke = REVOKE.matcher(page);
    assertThat(revoke.find()).isTrue();
    assertThat(admin.submit(revoke.group(1), Map.of()).body()).contains("Revoked");

    // then
    assertThat(withKey(secret.group(1))).isEqualTo(401);
  }

  @Test
  void aSuppressionFollowsTheRulesOfTheApi() {
    FakeDispatch.answers(200, "{\"items\":[],\"nextCursor\":null}");

    HttpResponse<String> refused =
        reader("operator")
            .submit(
                "/console/settings/suppressions",
                Map.of("channel", "sms", "address", "ada@example.com", "reason", ""));

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("that fits the channel", "Say why, in at most 500");
  }

  @Test
  void othersAreRefused() {
    Browser viewer = Browser.loggedIn(tenant, "viewer");

    assertThat(viewer.get("/console/settings").body())
        .contains("needs the role admin", "<fieldset disabled")
        .doesNotContain("API keys", "Suppressions");
    assertThat(viewer.submit("/console/settings", form(0)).statusCode()).isEqualTo(403);
    assertThat(viewer.get("/console/settings/keys").statusCode()).isEqualTo(403);
    assertThat(viewer.get("/console/settings/suppressions").statusCode()).isEqualTo(403);
    assertThat(viewer.get("/console/settings/me").body()).contains("<strong>viewer</strong>");
    assertThat(Browser.loggedIn(tenant, "operator").get("/console/settings/keys").statusCode())
        .isEqualTo(403);
  }

  /** Somebody of the tenant who looks at the settings. */
  private Browser reader(String role) {
    Browser browser = Browser.loggedIn(tenant, role);
    assertThat(browser.get("/console/settings").statusCode()).isEqualTo(200);
    return browser;
  }

  private int withKey(String key) {
    return io.restassured.RestAssured.given()
        .header("X-API-Key", key)
        .contentType("application/json")
        .body("{\"externalId\":\"%s\",\"email\":\"ada@example.com\"}".formatted(UUID.randomUUID()))
        .post("/api/contacts")
        .statusCode();
  }

  private static Map<String, String> form(long revision) {
    Map<String, String> form = new HashMap<>();
    form.put("revision", Long.toString(revision));
    form.put("companyName", "Acme & Sons");
    form.put("defaultZone", "Europe/Berlin");
    form.put("emailAddress", "hello@acme.example");
    form.put("emailName", "Acme");
    form.put("quietChannel", "sms");
    form.put("quietStart", "21:00");
    form.put("quietEnd", "08:00");
    form.put("onQuiet", "skip");
    form.put("perDay", "3");
    form.put("onExceeded", "skip");
    return form;
  }
}
