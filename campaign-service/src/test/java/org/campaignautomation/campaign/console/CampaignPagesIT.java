package org.campaignautomation.campaign.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.campaignautomation.campaign.Api;
import org.campaignautomation.campaign.automation.FakeEnrollment;
import org.campaignautomation.localstack.testing.InjectStack;
import org.campaignautomation.localstack.testing.TestStack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Campaigns are made, started and stopped on pages, by the rules of the API. */
@QuarkusTest
class CampaignPagesIT {
  private static final String TRIGGERED =
      """
      {"considered":5,"enrolled":3,"alreadyEnrolled":1,"skipped":1,"jobsCreated":6,"results":[],
       "truncated":false}
      """;

  @InjectStack TestStack stack;

  private String name = "";

  @BeforeEach
  void start() {
    name = "Pages " + UUID.randomUUID();
    FakeEnrollment.answers(404, "{}");
    FakeEnrollment.SERVICE.answers("/preview", 200, TRIGGERED);
    FakeEnrollment.SERVICE.answers("/trigger", 200, TRIGGERED);
    FakeEnrollment.SERVICE.answers("/waiting", 200, "{\"waiting\":[]}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"welcome", "onboarding", "reminder"})
  void aCampaignFromATemplateCanBeActivatedAsItIs(String starter) {
    // given
    Browser editor = at("editor", "/console/campaigns/new");

    // when
    HttpResponse<String> made =
        editor.part("/console/campaigns/new", Map.of("starter", starter, "name", name));

    // then
    String page = made.headers().firstValue("HX-Redirect").orElseThrow();
    assertThat(page).endsWith("/edit");
    String id = page.split("/", -1)[3];
    List<String> errors =
        Api.admin(stack).post("/api/campaigns/" + id + "/validate").path("errors");
    assertThat(errors).isEmpty();
    assertThat(editor.get(page).body())
        .contains(name, "Nobody gets anything before it is activated");
    assertThat(editor.get(page).body()).doesNotContain("Nobody gets anything before");
  }

  @Test
  void whatIsWrongIsSaidAtTheField() {
    HttpResponse<String> refused =
        at("editor", "/console/campaigns/new")
            .part("/console/campaigns/new", Map.of("starter", "blank", "name", "x".repeat(500)));

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains("aria-invalid=\"true\"", "Give a name of 1 to")
        .doesNotContain("<html");
  }

  @Test
  void aFormWithoutScriptWorksToo() {
    Browser editor = at("editor", "/console/campaigns/new");

    HttpResponse<String> made =
        editor.submit("/console/campaigns/new", Map.of("starter", "blank", "name", name));

    assertThat(made.statusCode()).isEqualTo(303);
    assertThat(editor.get(Browser.location(made)).body()).contains(name, "No steps yet");
  }

  @Test
  void aFormOfAnotherSiteIsRefused() {
    Browser editor = at("editor", "/console/campaigns/new");
    Map<String, String> form = Map.of("starter", "blank", "name", name);
    String token = editor.cookie("csrf-token");

    assertThat(editor.post("/console/campaigns/new", form).statusCode()).isEqualTo(400);
    assertThat(
            editor
                .post("/console/campaigns/new", form, "X-CSRF-TOKEN", "A".repeat(22))
                .statusCode())
        .isEqualTo(400);
    assertThat(
            editor
                .post(
                    "/console/campaigns/new",
                    form,
                    "X-CSRF-TOKEN",
                    token,
                    "Sec-Fetch-Site",
                    "cross-site")
                .statusCode())
        .isEqualTo(403);
    assertThat(editor.postText("/console/campaigns/new", "starter=blank").statusCode())
        .isEqualTo(415);
    assertThat(Browser.loggedIn("acme", "viewer").get("/console/campaigns").body())
        .doesNotContain(name);
  }

  @Test
  void activatingSaysWhomItEnrolled() {
    // given
    String id = draft();
    Browser operator = at("operator", "/console/campaigns/" + id);

    // when
    String shown = operator.lastBody();
    String asked = operator.get(life(id, "activate")).body();
    String reach = operator.get(life(id, "reach?days=3")).body();
    operator.part(life(id, "activate"), Map.of("revision", "1", "reach", "recent", "days", "3"));

    // then
    assertThat(shown).contains("hx-get=\"" + life(id, "activate") + "\"");
    assertThat(asked)
        .contains("hx-post=\"" + life(id, "activate") + "\"")
        .contains("new contacts only", "<strong>3</strong> of 5 contacts");
    assertThat(reach).contains("last 3 days", "1 would be left out");
    assertThat(operator.get("/console/campaigns/" + id).body())
        .contains("is active. 3 people of the last 3 days were enrolled.", "Pause…");
    assertThat(FakeEnrollment.SERVICE.questions("/trigger").getFirst().body())
        .contains("\"lookBackDays\":3");
  }

  @Test
  void newContactsOnlyEnrolsNobodyElse() {
    String id = draft();

    at("operator", "/console/campaigns/" + id)
        .part(life(id, "activate"), Map.of("revision", "1", "reach", "new", "days", "3"));

    assertThat(status(id)).isEqualTo("active");
    assertThat(FakeEnrollment.SERVICE.questions("/trigger")).isEmpty();
  }

  @Test
  void whatHasChangedMeanwhileIsNotStarted() {
    // given
    String id = draft();
    Browser operator = at("operator", "/console/campaigns/" + id);

    // when
    HttpResponse<String> refused =
        operator.part(life(id, "activate"), Map.of("revision", "7", "reach", "new"));

    // then
    assertThat(refused.statusCode()).isEqualTo(412);
    assertThat(refused.headers().firstValue("HX-Retarget")).contains("#toasts");
    assertThat(refused.body()).contains("It has changed since you read it");
    assertThat(status(id)).isEqualTo("draft");
  }

  @Test
  void pausesResumesAndArchives() {
    // given
    String id = draft();
    Browser operator = at("operator", "/console/campaigns/" + id);
    operator.part(life(id, "activate"), Map.of("revision", "1"));

    // then
    operator.part(life(id, "pause"), Map.of("revision", "2"));
    assertThat(status(id)).isEqualTo("paused");
    assertThat(operator.get(life(id, "resume")).body())
        .contains("Time went on", "Time stood still");
    operator.part(life(id, "resume"), Map.of("revision", "3", "mode", "freeze"));
    assertThat(status(id)).isEqualTo("active");
    operator.part(life(id, "archive"), Map.of("revision", "4"));
    assertThat(status(id)).isEqualTo("archived");
  }

  @Test
  void aDraftIsDeleted() {
    String id = draft();

    HttpResponse<String> deleted =
        at("editor", "/console/campaigns/" + id).part(life(id, "delete"), Map.of("revision", "1"));

    assertThat(deleted.headers().firstValue("HX-Redirect")).contains("/console/campaigns");
    Api.admin(stack).get("/api/campaigns/" + id).then().statusCode(404);
  }

  @Test
  void versionsSayWhatChanged() {
    // given
    String id = draft();
    Api.admin(stack).post("/api/campaigns/" + id + "/activate").then().statusCode(200);
    Map<String, Object> edited =
        Map.of(
            "name",
            name,
            "trigger",
            Map.of("type", "new_client"),
            "steps",
            List.of(
                Map.of(
                    "channel", "sms",
                    "delay", Map.of("amount", 1, "unit", "days"),
                    "text", "Hi")));
    Api.admin(stack)
        .body(edited)
        .put("/api/campaigns/" + id + "?inFlight=keep")
        .then()
        .statusCode(200);

    // when
    String page = at("viewer", "/console/campaigns/" + id + "/versions").lastBody();

    // then
    assertThat(page)
        .contains(
            "Version 2",
            "Step 1 (E-mail) is gone",
            "Step 1 (SMS) is new: 1 day after the enrolment",
            "finishes on the version before",
            "The campaign as it began.");
  }

  private Browser at(String role, String page) {
    Browser browser = Browser.loggedIn("acme", role);
    assertThat(browser.get(page).statusCode()).isEqualTo(200);
    return browser;
  }

  private String draft() {
    return Api.admin(stack).body(Api.campaign(name)).post("/api/campaigns").path("id");
  }

  private String status(String id) {
    return Api.admin(stack).get("/api/campaigns/" + id).path("status");
  }

  private static String life(String id, String what) {
    return "/console/campaigns/" + id + "/life/" + what;
  }
}
