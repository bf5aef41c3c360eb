package org.campaignautomation.campaign.console.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.campaignautomation.campaign.Api;
import org.campaignautomation.campaign.automation.FakeEnrollment;
import org.campaignautomation.campaign.console.Browser;
import org.campaignautomation.campaign.dispatch.FakeDispatch;
import org.campaignautomation.localstack.testing.InjectStack;
import org.campaignautomation.localstack.testing.TestStack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ContactPagesIT {
  private static final String CONTACTS = "/console/contacts";

  @InjectStack TestStack stack;

  private final String externalId = Api.newId();

  @BeforeEach
  void othersAreQuiet() {
    FakeEnrollment.answers(200, "{\"items\":[],\"nextCursor\":null}");
    FakeDispatch.answers(200, "{\"contacts\":[]}");
  }

  @Test
  void addsAndEditsSomebodyByTheRulesOfTheApi() {
    // given
    Browser editor = Browser.loggedIn("acme", "editor");
    editor.get(CONTACTS + "/new");
    HttpResponse<String> refused =
        editor.submit(
            CONTACTS + "/new",
            Map.of("externalId", externalId, "email", "nonsense <b>", "zone", "Mars/X"));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains(
            "This is not an e-mail address.",
            "There is no such IANA time zone",
            "nonsense &lt;b&gt;");

    // when
    HttpResponse<String> added =
        editor.submit(
            CONTACTS + "/new",
            Map.of(
                "externalId",
                externalId,
                "email",
                "ada@example.com",
                "firstName",
                "Ada",
                "attributeName",
                "plan",
                "attributeValue",
                "gold"));

    // then
    assertThat(added.statusCode()).isEqualTo(303);
    String page = Browser.location(added);
    assertThat(editor.get(page).body()).contains("ada@example.com", "plan", "gold");
    String form = editor.get(page + "/edit").body();
    assertThat(form).contains("value=\"ada@example.com\"", "value=\"gold\"");
    assertThat(
            editor
                .submit(
                    CONTACTS + "/new", Map.of("externalId", externalId, "email", "b@example.com"))
                .body())
        .contains("There is a contact with this external id");
    HttpResponse<String> changed =
        editor.submit(
            page + "/edit",
            Map.of(
                "externalId",
                externalId,
                "email",
                "lovelace@example.com",
                "revision",
                "1",
                "attributeName",
                "plan",
                "attributeValue",
                ""));
    assertThat(changed.statusCode()).isEqualTo(303);
    assertThat(editor.get(page).body())
        .contains("lovelace@example.com")
        .doesNotContain("gold", "Ada");
    assertThat(
            editor
                .submit(page + "/edit", Map.of("externalId", externalId, "revision", "1"))
                .statusCode())
        .isEqualTo(412);
  }

  @Test
  void leavesAttributesThatAreNoTextsAsTheyAre() {
    // given
    String id =
        Api.admin(stack)
            .body(
                Map.of(
                    "externalId",
                    externalId,
                    "email",
                    "n@example.com",
                    "attributes",
                    Map.of("score", 42, "zip", "0123")))
            .post("/api/contacts")
            .path("id");
    Browser editor = Browser.loggedIn("acme", "editor");
    editor.get(CONTACTS + "/" + id + "/edit");

    // when
    HttpResponse<String> changed =
        editor.submit(
            CONTACTS + "/" + id + "/edit",
            Map.of(
                "externalId",
                externalId,
                "email",
                "n@example.com",
                "attributeName",
                "score",
                "attributeValue",
                "43"));

    // then
    assertThat(changed.statusCode()).isEqualTo(303);
    Map<String, Object> attributes = Api.admin(stack).get("/api/contacts/" + id).path("attributes");
    assertThat(attributes).containsEntry("score", 43).containsEntry("zip", "0123");
  }

  @Test
  void erasesNobodyWhoIsNotNamed() {
    // given
    String id = someone();
    Browser admin = Browser.loggedIn("acme", "admin");
    String form = CONTACTS + "/" + id + "/erase";
    assertThat(admin.get(form).body()).contains(externalId);
    assertThat(admin.submit(form, Map.of("confirmation", "yes")).statusCode()).isEqualTo(422);
    assertThat(admin.get(CONTACTS + "/" + id).statusCode()).isEqualTo(200);

    // when
    HttpResponse<String> erased = admin.submit(form, Map.of("confirmation", externalId));

    // then
    assertThat(erased.statusCode()).isEqualTo(303);
    assertThat(admin.get(CONTACTS + "/" + id).statusCode()).isEqualTo(404);
  }

  @Test
  void searchesAsOneTypes() {
    // given
    someone();
    Browser viewer = Browser.loggedIn("acme", "viewer");
    viewer.get(CONTACTS);

    // when
    String part =
        viewer
            .post(
                CONTACTS + "/search",
                Map.of("q", externalId.toUpperCase(java.util.Locale.ROOT)),
                "X-CSRF-TOKEN",
                viewer.cookie("csrf-token"),
                "HX-Request",
                "true")
            .body();

    // then
    assertThat(part).contains(externalId).doesNotContain("<html");
    assertThat(viewer.submit(CONTACTS + "/search", Map.of("q", "no\0<one")).body())
        .contains("Nobody is found", "&lt;one");
    Browser foreigner = Browser.loggedIn("globex", "viewer");
    foreigner.get(CONTACTS);
    assertThat(foreigner.submit(CONTACTS + "/search", Map.of("q", externalId)).body())
        .contains("Nobody is found");
  }

  @Test
  void tellsTheTimelineInWordsAndDoesWithoutIt() {
    // given
    String id = someone();
    Browser viewer = Browser.loggedIn("acme", "viewer");
    FakeEnrollment.SERVICE.answers(
        "/history",
        200,
        """
        {"items":[
          {"at":"2126-01-02T00:00:00Z","kind":"planned","campaignId":"%1$s","campaignVersion":1,"jobKind":"sequence",
           "step":2,"channel":"sms"},
          {"at":"2126-01-01T00:00:00Z","kind":"skipped","campaignId":"%1$s","campaignVersion":1,"jobKind":"sequence",
           "step":1,"channel":"email","reason":"opted_out"}],"nextCursor":"further"}
        """
            .formatted(Api.newId()));

    // when
    String timeline = viewer.get(CONTACTS + "/" + id + "/timeline").body();

    // then
    assertThat(timeline)
        .contains(
            "Step 2 (SMS) is planned",
            "Step 1 (e-mail) was skipped",
            "Because: opted out",
            "Show more",
            "data-zone=\"America/New_York\"");
    FakeDispatch.answers(500, "{}");
    HttpResponse<String> without = viewer.get(CONTACTS + "/" + id + "/timeline");
    assertThat(without.statusCode()).isEqualTo(200);
    assertThat(without.body()).contains("The timeline is missing", "dispatch-service");
  }

  @Test
  void showsAndTakesNoMoreThanTheRoleAllows() {
    // given
    String id = someone();
    Browser viewer = Browser.loggedIn("acme", "viewer");
    Browser editor = Browser.loggedIn("acme", "editor");
    Browser foreigner = Browser.loggedIn("globex", "admin");

    // then
    assertThat(viewer.get(CONTACTS).body()).doesNotContain("Add a contact");
    assertThat(viewer.get(CONTACTS + "/" + id).body()).doesNotContain(">Edit<", ">Erase<");
    for (String path : new String[] {"/new", "/" + id + "/edit", "/imports/new", "/attribute"}) {
      assertThat(viewer.get(CONTACTS + path).statusCode()).as(path).isEqualTo(403);
      assertThat(editor.get(CONTACTS + path).statusCode()).as(path).isEqualTo(200);
    }
    assertThat(viewer.submit(CONTACTS + "/" + id + "/edit", Map.of()).statusCode()).isEqualTo(403);
    assertThat(editor.get(CONTACTS + "/" + id + "/erase").statusCode()).isEqualTo(403);
    assertThat(
            editor
                .submit(CONTACTS + "/" + id + "/erase", Map.of("confirmation", externalId))
                .statusCode())
        .isEqualTo(403);
    for (String path : new String[] {"", "/edit", "/erase", "/timeline"}) {
      assertThat(foreigner.get(CONTACTS + "/" + id + path).statusCode()).as(path).isEqualTo(404);
    }
  }

  private String someone() {
    return Api.admin(stack)
        .body(Map.of("externalId", externalId, "email", "someone@example.com"))
        .post("/api/contacts")
        .path("id");
  }
}
