package org.campaignautomation.campaign.console.editor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.campaignautomation.campaign.Api;
import org.campaignautomation.campaign.automation.FakeEnrollment;
import org.campaignautomation.campaign.console.Browser;
import org.campaignautomation.campaign.dispatch.FakeDispatch;
import org.campaignautomation.campaign.inner.FakeService;
import org.campaignautomation.localstack.testing.InjectStack;
import org.campaignautomation.localstack.testing.TestStack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The editor as far as HTTP goes; what its scripts make of it is shown in a real browser. */
@QuarkusTest
class EditorPagesIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  @InjectStack TestStack stack;

  private String id = "";
  private Browser editor = Browser.stranger();

  @BeforeEach
  void aCampaign() {
    FakeEnrollment.answers(200, "[]");
    id =
        Api.admin(stack)
            .body(Api.campaign("Edited <b>" + UUID.randomUUID()))
            .post("/api/campaigns")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    editor = Browser.loggedIn("acme", "editor");
    // Any page brings the token.
    editor.get("/console/campaigns/new");
  }

  @Test
  void showsTheCampaignAndNothingAsMarkup() {
    HttpResponse<String> page = editor.get(edit());

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("Edited &lt;b&gt;", "Hi {{ firstName }}", "&lt;p&gt;Hello {{ firstName }}")
        .contains("data-revision=\"1\"")
        .doesNotContain("<b>", " style=", " onclick=");
  }

  @Test
  void aViewerGetsNothingToSaveWith() {
    HttpResponse<String> page = Browser.loggedIn("acme", "viewer").get(edit());

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("<fieldset disabled").doesNotContain("id=\"save\"", "hx-post");
  }

  @Test
  void savesUnderItsRevisionAndTellsTheNewOne() throws IOException {
    // given
    ObjectNode draft = draft();
    draft.put("name", "Renamed");

    // when
    HttpResponse<String> saved = editor.submitJson(edit() + "?revision=1", draft.toString());

    // then
    assertThat(saved.statusCode()).as(saved.body()).isEqualTo(200);
    var told = JSON.readTree(saved.headers().firstValue("HX-Trigger").orElse(""));
    assertThat(told.at("/editor:saved/revision").asInt()).isEqualTo(2);
    assertThat(told.at("/editor:saved/steps/0").asText())
        .isEqualTo(draft.at("/steps/0/id").asText());
    assertThat(current().path("name").asText()).isEqualTo("Renamed");
  }

  @Test
  void asksWhereSomebodyElseHasSavedAndThenSavesOver() throws IOException {
    // given: the other has removed the second step
    ObjectNode mine = draft();
    ObjectNode theirs = draft();
    ((ArrayNode) theirs.path("steps")).remove(1);
    Api.admin(stack).body(theirs.toString()).put("/api/campaigns/" + id).then().statusCode(200);

    // when
    HttpResponse<String> refused = editor.submitJson(edit() + "?revision=1", mine.toString());

    // then
    assertThat(refused.statusCode()).isEqualTo(412);
    assertThat(refused.headers().firstValue("HX-Retarget")).contains("#dialog");
    assertThat(refused.body()).contains("Somebody else has saved this campaign");
    assertThat(current().path("steps")).hasSize(1);

    // when: it is saved over, with a step that is no more
    HttpResponse<String> saved = editor.submitJson(edit(), mine.toString());

    // then
    assertThat(saved.statusCode()).as(saved.body()).isEqualTo(200);
    assertThat(current().path("steps")).hasSize(2);
    assertThat(current().at("/steps/1/text")).isEqualTo(mine.at("/steps/1/text"));
  }

  @Test
  void namesFaultsByTheirFields() throws IOException {
    ObjectNode draft = draft();
    draft.put("name", " ");
    ((ObjectNode) draft.at("/steps/0/delay")).put("amount", -1);

    HttpResponse<String> refused = editor.submitJson(edit() + "?revision=1", draft.toString());

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.headers().firstValue("HX-Retarget")).contains("#findings");
    assertThat(refused.body())
        .contains("data-fault=\"/name\"", "data-fault=\"/steps/0/delay/amount\"", "Step 1, delay");
    assertThat(editor.submitJson("/console/editor/check?campaign=" + id, draft.toString()).body())
        .contains("data-fault=\"/name\"", "data-fault=\"/steps/0/delay/amount\"");
  }

  @Test
  void saysBeforehandWhatKeepsItFromBeingActivated() throws IOException {
    ObjectNode draft = draft();
    draft.putArray("steps");

    HttpResponse<String> found =
        editor.submitJson("/console/editor/check?campaign=" + id, draft.toString());

    assertThat(found.statusCode()).isEqualTo(200);
    assertThat(found.body()).contains("data-hurdle=\"/steps\"").doesNotContain("data-fault");
    assertThat(current().path("steps")).hasSize(2);
  }

  @Test
  void anothersCampaignIsNotThere() throws IOException {
    Browser stranger = Browser.loggedIn("globex", "editor");
    stranger.get("/console/campaigns/new");
    String draft = draft().toString();

    assertThat(stranger.get(edit()).statusCode()).isEqualTo(404);
    assertThat(stranger.submitJson(edit() + "?revision=1", draft).statusCode()).isEqualTo(404);
    assertThat(stranger.submitJson("/console/editor/check?campaign=" + id, draft).statusCode())
        .isEqualTo(404);
    assertThat(
            stranger
                .submitJson(
                    "/console/editor/preview/test",
                    "{\"campaignId\":\"%s\",\"message\":{\"channel\":\"sms\",\"text\":\"x\"}}"
                        .formatted(id))
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  void aMailIsShownApartFromTheConsole() {
    Map<String, String> form = Map.of("html", "<script>alert(1)</script><p style=\"color:red\">Hi");

    HttpResponse<String> plain = editor.submitParts("/console/editor/preview/frame", form);
    HttpResponse<String> pictures =
        editor.submitParts(
            "/console/editor/preview/frame", Map.of("html", "<p>Hi", "pictures", "on"));

    assertThat(plain.statusCode()).as(plain.body()).isEqualTo(200);
    assertThat(plain.body()).isEqualTo(form.get("html"));
    assertThat(policy(plain))
        .startsWith("sandbox; default-src 'none'")
        .endsWith("img-src data:")
        .contains("frame-ancestors 'self'", "form-action 'none'")
        .doesNotContain("script-src", "allow-scripts", "http");
    assertThat(policy(pictures)).endsWith("img-src data: https: http:");
  }

  @Test
  void aLongMailIsShownToo() {
    String html = "<p>" + "Käse ".repeat(60_000) + "</p>";

    HttpResponse<String> shown =
        editor.submitParts("/console/editor/preview/frame", Map.of("html", html));

    assertThat(shown.statusCode()).isEqualTo(200);
    assertThat(shown.body()).isEqualTo(html);
  }

  @Test
  void aPreviewIsThatOfTheCodeThatSends() throws IOException {
    // given
    FakeDispatch.answers(
        200,
        """
        {"items":[{"ref":"preview","outcome":"would_send","rendered":
          {"text":"Hi Alex ☃","encoding":"ucs2","segments":2,"from":"+1","to":"+2"}}]}
        """);

    // when
    HttpResponse<String> shown =
        editor.submitJson(
            "/console/editor/preview",
            "{\"message\":{\"channel\":\"sms\",\"text\":\"Hi {{ firstName }} ☃\"}}");

    // then
    assertThat(shown.body()).contains("Hi Alex ☃", "2 segments", "9 characters", "UCS-2");
    FakeService.Question asked = FakeDispatch.questions().getFirst();
    var contact = JSON.readTree(asked.body()).at("/items/0/contact");
    assertThat(contact.path("firstName").asText()).isEqualTo("Alex");
    assertThat(contact.path("email").asText()).endsWith("@example.com");
  }

  @Test
  void whatCannotBeShownIsSaidInItsPlace() {
    FakeDispatch.answers(503, "{}");
    FakeEnrollment.answers(503, "{}");
    String sms = "{\"message\":{\"channel\":\"sms\",\"text\":\"Hi\"}}";
    String calendar =
        """
        {"zone":"Europe/Berlin","enrolledAt":"2026-11-22T10:00","draft":{"steps":[
          {"channel":"sms","delay":{"amount":0,"unit":"days"}}]}}
        """;

    assertThat(editor.submitJson("/console/editor/preview", sms).body())
        .contains("dispatch-service does not answer");
    assertThat(editor.submitJson("/console/editor/preview/sms", sms).body())
        .contains("dispatch-service does not answer");
    assertThat(editor.submitJson("/console/editor/calendar", calendar).body())
        .contains("enrollment-service does not answer");
    assertThat(
            editor
                .submitJson("/console/editor/calendar", calendar.replace("Europe/Berlin", "Mars"))
                .body())
        .contains("time zone");
  }

  @Test
  void theCalendarShowsTheScheduleZoneAndTheContactsBesideIt() {
    FakeEnrollment.answers(
        200,
        """
        [{"step":1,"targetAt":"2026-11-22T15:00:00Z","dueAt":"2026-11-23T08:00:00Z"}]
        """);

    String shown =
        editor
            .submitJson(
                "/console/editor/calendar",
                """
                {"zone":"America/New_York","enrolledAt":"2026-11-22T10:00","draft":{
                  "schedule":{"zoneMode":"fixed","zone":"Europe/Berlin","windows":[
                    {"days":["monday"],"start":"09:00","end":"18:00"}]},
                  "steps":[{"channel":"email","delay":{"amount":0,"unit":"days"}}]}}
                """)
            .body();

    assertThat(shown)
        .contains("Mon 23 Nov 2026, 09:00", "UTC+1", "Mon 23 Nov 2026, 03:00 for the contact")
        .contains("Sun 22 Nov 2026, 16:00, waits for the schedule", "closed");
    assertThat(FakeEnrollment.questions().getFirst().body()).contains("2026-11-22T15:00:00Z");
  }

  @Test
  void peopleAreFoundForAPreview() {
    String externalId = "find-" + UUID.randomUUID();
    Api.admin(stack)
        .body(Map.of("externalId", externalId, "email", "e" + UUID.randomUUID() + "@example.com"))
        .post("/api/contacts")
        .then()
        .statusCode(201);

    Map<String, String> wanted = Map.of("q", externalId);
    assertThat(editor.part("/console/editor/contacts", wanted).body())
        .contains("data-name=\"" + externalId + "\"");
    assertThat(editor.part("/console/editor/contacts", Map.of("q", " ")).body())
        .contains(externalId);
    Browser stranger = Browser.loggedIn("globex", "editor");
    stranger.get("/console/campaigns/new");
    assertThat(stranger.part("/console/editor/contacts", wanted).body())
        .contains("begins with")
        .doesNotContain("data-contact");
  }

  private String edit() {
    return "/console/campaigns/" + id + "/edit";
  }

  private ObjectNode current() throws IOException {
    return (ObjectNode)
        JSON.readTree(Api.admin(stack).get("/api/campaigns/" + id).body().asString());
  }

  /** What the API answers with may be sent back as it is. */
  private ObjectNode draft() throws IOException {
    return current();
  }

  private static String policy(HttpResponse<String> answer) {
    return answer.headers().firstValue("Content-Security-Policy").orElse("");
  }
}
