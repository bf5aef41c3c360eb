package org.campaignautomation.campaign.console;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.campaignautomation.campaign.Api;
import org.campaignautomation.campaign.automation.FakeEnrollment;
import org.campaignautomation.campaign.dispatch.FakeDispatch;
import org.campaignautomation.localstack.testing.InjectStack;
import org.campaignautomation.localstack.testing.TestStack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Walks every page and form with every role, and another tenant's with the highest. One that is not
 * in the table fails: whoever adds one decides here who may use it.
 */
@QuarkusTest
class ConsoleAccessIT {
  private static final List<String> ROLES = List.of("viewer", "editor", "operator", "admin");

  /** The lowest role that may. */
  private static final Map<String, String> MAY =
      Map.ofEntries(
          entry("GET /console", "viewer"),
          entry("GET /console/campaigns", "viewer"),
          entry("GET /console/campaigns/new", "editor"),
          entry("POST /console/campaigns/new", "editor"),
          entry("GET /console/campaigns/{id}", "viewer"),
          entry("GET /console/campaigns/{id}/versions", "viewer"),
          entry("GET /console/campaigns/{id}/life/activate", "operator"),
          entry("POST /console/campaigns/{id}/life/activate", "operator"),
          entry("GET /console/campaigns/{id}/life/reach", "operator"),
          entry("GET /console/campaigns/{id}/life/pause", "operator"),
          entry("POST /console/campaigns/{id}/life/pause", "operator"),
          entry("GET /console/campaigns/{id}/life/resume", "operator"),
          entry("POST /console/campaigns/{id}/life/resume", "operator"),
          entry("GET /console/campaigns/{id}/life/archive", "operator"),
          entry("POST /console/campaigns/{id}/life/archive", "operator"),
          entry("GET /console/campaigns/{id}/life/delete", "editor"),
          entry("POST /console/campaigns/{id}/life/delete", "editor"),
          entry("GET /console/campaigns/{id}/edit", "viewer"),
          entry("POST /console/campaigns/{id}/edit", "editor"),
          entry("POST /console/editor/check", "editor"),
          entry("POST /console/editor/calendar", "editor"),
          entry("POST /console/editor/contacts", "editor"),
          entry("POST /console/editor/preview", "editor"),
          entry("POST /console/editor/preview/sms", "editor"),
          entry("POST /console/editor/preview/frame", "editor"),
          entry("POST /console/editor/preview/test", "operator"),
          entry("GET /console/campaigns/{id}/automation", "viewer"),
          entry("GET /console/campaigns/{id}/automation/numbers", "viewer"),
          entry("GET /console/campaigns/{id}/automation/deeds", "viewer"),
          entry("GET /console/campaigns/{id}/automation/recent", "viewer"),
          entry("GET /console/campaigns/{id}/automation/throughput", "viewer"),
          entry("GET /console/campaigns/{id}/automation/why", "viewer"),
          entry("GET /console/campaigns/{id}/automation/jobs", "viewer"),
          entry("POST /console/campaigns/{id}/automation/test-trigger", "editor"),
          entry("GET /console/campaigns/{id}/automation/trigger", "operator"),
          entry("POST /console/campaigns/{id}/automation/trigger", "operator"),
          entry("POST /console/campaigns/{id}/automation/test-process", "editor"),
          entry("GET /console/campaigns/{id}/automation/test-runs/{runId}", "editor"),
          entry("GET /console/campaigns/{id}/automation/process", "operator"),
          entry("POST /console/campaigns/{id}/automation/process", "operator"),
          entry("GET /console/campaigns/{id}/automation/message", "editor"),
          entry("GET /console/campaigns/{id}/automation/send", "operator"),
          entry("POST /console/campaigns/{id}/automation/send", "operator"),
          entry("POST /console/campaigns/{id}/automation/send/preview", "operator"),
          entry("POST /console/campaigns/{id}/automation/send/html", "operator"),
          entry("GET /console/campaigns/{id}/automation/bulk/{action}", "operator"),
          entry("POST /console/campaigns/{id}/automation/bulk/{action}/chosen", "operator"),
          entry("POST /console/campaigns/{id}/automation/bulk/{action}", "operator"),
          entry("GET /console/campaigns/{id}/jobs/{jobId}", "viewer"),
          entry("POST /console/campaigns/{id}/jobs/{jobId}/retry", "operator"),
          entry("POST /console/campaigns/{id}/jobs/{jobId}/cancel", "operator"),
          entry("GET /console/campaigns/{id}/contacts/{contactId}", "viewer"),
          entry("GET /console/contacts/imports", "viewer"),
          entry("GET /console/contacts/imports/new", "editor"),
          entry("POST /console/contacts/imports/new", "editor"),
          entry("GET /console/contacts/imports/{id}", "viewer"),
          entry("POST /console/contacts/imports/{id}/start", "editor"),
          entry("GET /console/contacts/imports/{id}/progress", "viewer"),
          entry("POST /console/contacts/imports/{id}/cancel", "editor"),
          entry("GET /console/contacts/imports/{id}/rejects", "viewer"),
          entry("GET /console/contacts", "viewer"),
          entry("POST /console/contacts/search", "viewer"),
          entry("GET /console/contacts/{id}", "viewer"),
          entry("GET /console/contacts/{id}/timeline", "viewer"),
          entry("GET /console/contacts/new", "editor"),
          entry("POST /console/contacts/new", "editor"),
          entry("GET /console/contacts/{id}/edit", "editor"),
          entry("POST /console/contacts/{id}/edit", "editor"),
          entry("GET /console/contacts/attribute", "editor"),
          entry("GET /console/contacts/{id}/erase", "admin"),
          entry("POST /console/contacts/{id}/erase", "admin"),
          entry("GET /console/health", "viewer"),
          entry("GET /console/health/lists", "viewer"),
          entry("GET /console/health/now", "viewer"),
          entry("POST /console/health/providers/email/check", "admin"),
          entry("POST /console/health/providers/sms/check", "admin"),
          entry("GET /console/health/outcomes", "viewer"),
          entry("GET /console/health/outcomes/{id}", "viewer"),
          entry("POST /console/health/outcomes/{id}/resend", "operator"),
          entry("POST /console/health/outcomes/{id}/mark-sent", "operator"),
          entry("GET /console/health/rejects", "viewer"),
          entry("GET /console/health/rejects/{id}", "viewer"),
          entry("POST /console/health/rejects/{id}/replay", "operator"),
          entry("GET /console/settings", "viewer"),
          entry("GET /console/settings/quiet-line", "admin"),
          entry("POST /console/settings", "admin"),
          entry("GET /console/settings/me", "viewer"),
          entry("GET /console/settings/suppressions", "operator"),
          entry("POST /console/settings/suppressions", "operator"),
          entry("POST /console/settings/suppressions/{id}/remove", "operator"),
          entry("GET /console/settings/keys", "admin"),
          entry("POST /console/settings/keys", "admin"),
          entry("POST /console/settings/keys/{id}/revoke", "admin"));

  @InjectStack TestStack stack;

  @BeforeEach
  void othersKnowNothing() {
    FakeEnrollment.answers(404, "{}");
    FakeDispatch.answers(404, "{}");
  }

  @Test
  void everyPageIsInTheTable() {
    assertThat(pages()).isEqualTo(new TreeSet<>(MAY.keySet()));
  }

  @Test
  void everyPageLetsInWhomItShouldAndNobodyElse() {
    List<String> wrong = new ArrayList<>();
    for (String role : ROLES) {
      Browser browser = Browser.loggedIn("acme", role);
      // Its forms have a token, so that nothing is refused for the lack of one.
      assertThat(browser.get("/console/campaigns").statusCode()).isEqualTo(200);
      MAY.forEach(
          (page, lowest) -> {
            int status = call(browser, page, UUID.randomUUID().toString());
            boolean may = ROLES.indexOf(role) >= ROLES.indexOf(lowest);
            if ((status == 403) == may || (status >= 500 && status != 503)) {
              wrong.add(page + " answers " + role + " " + status);
            }
          });
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void nobodyGetsAnythingWithoutASession() {
    MAY.keySet()
        .forEach(
            page ->
                assertThat(call(Browser.stranger(), page, UUID.randomUUID().toString()))
                    .as(page)
                    .isEqualTo(302));
  }

  @Test
  void whatIsAnotherTenantsIsNotThere() {
    // given
    Map<String, String> ofAcme =
        Map.of(
            "/console/campaigns/",
            Api.admin(stack).body(Api.campaign("Mine")).post("/api/campaigns").path("id"),
            "/console/contacts/",
            Api.admin(stack)
                .body(Map.of("externalId", Api.newId(), "email", "mine@example.com"))
                .post("/api/contacts")
                .path("id"));
    Browser other = Browser.loggedIn("globex", "admin");
    // Its forms have a token, so that nothing is refused for the lack of one.
    assertThat(other.get("/console/campaigns").statusCode()).isEqualTo(200);
    assertThat(other.hasCookie("csrf-token")).isTrue();

    // then
    ofAcme.forEach(
        (below, id) ->
            MAY.keySet().stream()
                .filter(page -> page.contains(below + "{id}"))
                .forEach(page -> assertThat(call(other, page, id)).as(page).isEqualTo(404)));
    FakeEnrollment.questions()
        .forEach(question -> assertThat(question.tenantId()).isEqualTo("globex"));
  }

  private static int call(Browser browser, String page, String id) {
    String[] parts = page.split(" ", 2);
    String path = parts[1].replace("{action}", "retry").replaceAll("\\{\\w+}", id);
    if (parts[0].equals("GET")) {
      return browser.get(path).statusCode();
    }
    Map<String, String> form = Map.of("revision", "1", "days", "7");
    if (!browser.hasCookie("csrf-token")) {
      return browser.post(path, form).statusCode();
    }
    int status = browser.submit(path, form).statusCode();
    if (status == 415) {
      status = browser.upload(path, "file", "some.csv", "externalId").statusCode();
    }
    return status == 415 ? browser.submitJson(path, "{}").statusCode() : status;
  }

  private static Set<String> pages() {
    Set<String> pages = new TreeSet<>();
    for (JavaClass resource :
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.campaignautomation.campaign.console")) {
      if (resource.isAnnotatedWith(Path.class)) {
        resource.getMethods().stream()
            .filter(method -> method.isMetaAnnotatedWith(HttpMethod.class))
            .map(
                method ->
                    (method.isAnnotatedWith(GET.class) ? "GET " : "POST ") + path(resource, method))
            .filter(page -> !page.equals("GET /"))
            .forEach(pages::add);
      }
    }
    return pages;
  }

  private static String path(JavaClass resource, JavaMethod method) {
    String below =
        method.isAnnotatedWith(Path.class) ? method.getAnnotationOfType(Path.class).value() : "";
    return Stream.of(resource.getAnnotationOfType(Path.class).value(), below)
        .flatMap(part -> Stream.of(part.split("/", -1)))
        .filter(part -> !part.isEmpty())
        .reduce("", (path, part) -> path + "/" + part)
        .transform(path -> path.isEmpty() ? "/" : path);
  }
}
