package org.campaignautomation.campaign;

import static io.restassured.RestAssured.given;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.campaignautomation.campaign.automation.FakeEnrollment;
import org.campaignautomation.campaign.dispatch.FakeDispatch;
import org.campaignautomation.localstack.testing.InjectStack;
import org.campaignautomation.localstack.testing.TestStack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Walks every endpoint of the served description with every kind of caller. An endpoint that is not
 * in the table fails: whoever adds one decides here who may use it.
 */
@QuarkusTest
class AccessIT {
  private static final String NOBODY = "nobody";
  private static final String INGEST = "key:ingest";
  private static final String SERVICE = "key:service";
  private static final String PLATFORM = "key:platform";
  private static final String TRIGGERED =
      """
      {"considered":0,"enrolled":0,"alreadyEnrolled":0,"skipped":0,"jobsCreated":0,"results":[],
       "truncated":false}
      """;
  private static final List<String> ROLES = List.of("viewer", "editor", "operator", "admin");

  private static final Set<String> VIEWERS = Set.of("viewer", "editor", "operator", "admin");
  private static final Set<String> EDITORS = Set.of("editor", "operator", "admin");
  private static final Set<String> OPERATORS = Set.of("operator", "admin");
  private static final Set<String> ADMINS = Set.of("admin");
  private static final Set<String> WRITERS_OF_CONTACTS =
      Set.of("editor", "operator", "admin", INGEST);
  private static final Set<String> READERS_OF_IMPORTS =
      Set.of("viewer", "editor", "operator", "admin", INGEST);
  private static final Set<String> READERS_OF_AUTOMATION =
      Set.of("viewer", "editor", "operator", "admin", SERVICE);
  private static final Set<String> RUNNERS_OF_AUTOMATION = Set.of("operator", "admin", SERVICE);

  /** Editors in test mode only, which the body decides: see AutomationAccessIT. */
  private static final Set<String> TESTERS_OF_AUTOMATION =
      Set.of("editor", "operator", "admin", SERVICE);

  private static final Set<String> RUNNERS_OF_ALL = Set.of("operator", "admin", SERVICE, PLATFORM);
  private static final Set<String> READERS_OF_ALL =
      Set.of("viewer", "editor", "operator", "admin", SERVICE, PLATFORM);

  private static final Map<String, Set<String>> MAY =
      Map.ofEntries(
          entry("GET /api/settings", VIEWERS),
          entry("PUT /api/settings", ADMINS),
          entry("GET /api/api-keys", ADMINS),
          entry("POST /api/api-keys", ADMINS),
          entry("DELETE /api/api-keys/{id}", ADMINS),
          entry("GET /api/contacts", VIEWERS),
          entry("POST /api/contacts", WRITERS_OF_CONTACTS),
          entry("POST /api/contacts/bulk", WRITERS_OF_CONTACTS),
          entry("POST /api/contacts/imports", WRITERS_OF_CONTACTS),
          entry("GET /api/contacts/imports", READERS_OF_IMPORTS),
          entry("GET /api/contacts/imports/{id}", READERS_OF_IMPORTS),
          entry("GET /api/contacts/imports/{id}/rejects", READERS_OF_IMPORTS),
          entry("POST /api/contacts/imports/{id}/start", WRITERS_OF_CONTACTS),
          entry("POST /api/contacts/imports/{id}/cancel", WRITERS_OF_CONTACTS),
          entry("GET /api/contacts/{id}", VIEWERS),
          entry("GET /api/contacts/{id}/timeline", VIEWERS),
          entry("PATCH /api/contacts/{id}", WRITERS_OF_CONTACTS),
          entry("DELETE /api/contacts/{id}", ADMINS),
          entry("GET /api/deliveries", VIEWERS),
          entry("POST /api/deliveries/{id}/resend", OPERATORS),
          entry("POST /api/deliveries/{id}/mark-sent", OPERATORS),
          entry("GET /api/suppressions", OPERATORS),
          entry("POST /api/suppressions", OPERATORS),
          entry("DELETE /api/suppressions/{id}", OPERATORS),
          entry("GET /api/ingest/rejects", VIEWERS),
          entry("POST /api/ingest/rejects/{id}/replay", OPERATORS),
          entry("GET /api/campaigns", VIEWERS),
          entry("POST /api/campaigns", EDITORS),
          entry("GET /api/campaigns/{id}", VIEWERS),
          entry("PUT /api/campaigns/{id}", EDITORS),
          entry("DELETE /api/campaigns/{id}", EDITORS),
          entry("GET /api/campaigns/{id}/versions", VIEWERS),
          entry("POST /api/campaigns/{id}/validate", EDITORS),
          entry("POST /api/campaigns/{id}/activate", OPERATORS),
          entry("POST /api/campaigns/{id}/pause", OPERATORS),
          entry("POST /api/campaigns/{id}/resume", OPERATORS),
          entry("POST /api/campaigns/{id}/archive", OPERATORS),
          entry("POST /api/schedule/preview", EDITORS),
          entry("POST /api/templates/preview", EDITORS),
          entry("GET /api/health/backlog", VIEWERS),
          entry("GET /api/health/books", VIEWERS),
          entry("GET /api/providers", VIEWERS),
          entry("POST /api/providers/email/check", ADMINS),
          entry("POST /api/providers/sms/check", ADMINS),
          entry("GET /api/campaigns/{id}/automation", READERS_OF_AUTOMATION),
          entry("POST /api/campaigns/{id}/automation", TESTERS_OF_AUTOMATION),
          entry("POST /api/campaigns/{id}/enrollments", RUNNERS_OF_AUTOMATION),
          entry("DELETE /api/campaigns/{id}/enrollments/{contactId}", RUNNERS_OF_AUTOMATION),
          entry("GET /api/campaigns/{id}/explain", READERS_OF_AUTOMATION),
          entry("GET /api/campaigns/{id}/contacts/{contactId}/explain", READERS_OF_AUTOMATION),
          entry("GET /api/jobs/{id}", READERS_OF_AUTOMATION),
          entry("GET /api/jobs/{id}/explain", READERS_OF_AUTOMATION),
          entry("POST /api/jobs/{id}/retry", OPERATORS),
          entry("POST /api/jobs/{id}/cancel", OPERATORS),
          entry("GET /api/campaigns/automation/trigger-new-clients", RUNNERS_OF_ALL),
          entry("POST /api/campaigns/automation/trigger-new-clients", RUNNERS_OF_ALL),
          entry("GET /api/campaigns/automation/process-pending", RUNNERS_OF_ALL),
          entry("POST /api/campaigns/automation/process-pending", RUNNERS_OF_ALL),
          entry("GET /api/campaigns/automation/summary", READERS_OF_ALL),
          entry("POST /api/campaigns/automation/summary", READERS_OF_ALL));

  @InjectStack TestStack stack;

  private Map<String, String> keys = Map.of();

  @BeforeEach
  void makeKeys() {
    keys =
        Map.of(INGEST, key("ingest"), SERVICE, key("service"), PLATFORM, TestTenants.PLATFORM_KEY);
    FakeEnrollment.answers(404, "{}");
    FakeDispatch.answers(404, "{}");
    FakeEnrollment.SERVICE.answers("/trigger", 200, TRIGGERED);
    FakeEnrollment.SERVICE.answers("/process", 200, "{\"due\":0,\"handedOver\":0,\"held\":[]}");
  }

  @Test
  void everyEndpointIsInTheTable() {
    assertThat(endpoints()).isEqualTo(new TreeSet<>(MAY.keySet()));
  }

  @Test
  void everyEndpointLetsInWhomItShouldAndNobodyElse() {
    List<String> wrong = new ArrayList<>();
    for (String endpoint : endpoints()) {
      Set<String> may = MAY.getOrDefault(endpoint, Set.of());
      expect(endpoint, NOBODY, Set.of(401), wrong);
      for (String caller : ROLES) {
        check(endpoint, caller, may, wrong);
      }
      for (String caller : keys.keySet()) {
        check(endpoint, caller, may, wrong);
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void anotherTenantsIdIsNotThere() {
    // given
    Map<String, String> ofAcme = thingsOf("acme");
    List<String> wrong = new ArrayList<>();

    // when
    for (String endpoint : endpoints()) {
      if (endpoint.contains("{id}")) {
        String kind = endpoint.substring(0, endpoint.indexOf("/{id}"));
        String id =
            ofAcme.getOrDefault(
                kind.substring(kind.lastIndexOf('/') + 1), UUID.randomUUID().toString());
        Response answer = call(endpoint, id, as("globex", "admin"));
        if (answer.statusCode() != 404 || !"not_found".equals(answer.path("code"))) {
          wrong.add(endpoint + " answered " + answer.statusCode() + " " + answer.asString());
        }
      }
    }

    // then
    assertThat(wrong).isEmpty();
    FakeEnrollment.questions()
        .forEach(question -> assertThat(question.tenantId()).isEqualTo("globex"));
    FakeDispatch.questions()
        .forEach(question -> assertThat(question.tenantId()).isEqualTo("globex"));
  }

  @Test
  void aTokenMustBeOursGoodAndOfATenant() {
    String forged = stack.token("owner@acme", "acme", "admin");
    forged = forged.substring(0, forged.lastIndexOf('.') + 1) + "AAAA";

    assertThat(status(given().auth().oauth2("nonsense"))).isEqualTo(401);
    assertThat(status(given().auth().oauth2(forged))).isEqualTo(401);
    assertThat(status(given().auth().oauth2(stack.expiredToken("owner@acme", "acme", "admin"))))
        .isEqualTo(401);
    assertThat(status(given().auth().oauth2(stack.token("owner@acme", "", "admin"))))
        .isEqualTo(403);
    assertThat(status(given().auth().oauth2(stack.token("owner@acme", "acme")))).isEqualTo(403);
    given()
        .get("/api/settings")
        .then()
        .statusCode(401)
        .contentType("application/problem+json")
        .header("WWW-Authenticate", "Bearer");
  }

  @Test
  void ourOwnServicesHaveNothingToDoHere() {
    assertThat(status(given().auth().oauth2(stack.internalToken()).header("X-Tenant-Id", "acme")))
        .isEqualTo(403);
  }

  private void check(String endpoint, String caller, Set<String> may, List<String> wrong) {
    if (may.contains(caller)) {
      expect(endpoint, caller, Set.of(200, 201, 204, 400, 404, 422), wrong);
    } else {
      expect(endpoint, caller, Set.of(403), wrong);
    }
  }

  private void expect(String endpoint, String caller, Set<Integer> expected, List<String> wrong) {
    int status = call(endpoint, UUID.randomUUID().toString(), caller(caller)).statusCode();
    if (!expected.contains(status)) {
      wrong.add(endpoint + " answers " + caller + " " + status + ", not one of " + expected);
    }
  }

  private RequestSpecification caller(String name) {
    if (name.equals(NOBODY)) {
      return given();
    }
    String key = keys.get(name);
    return key != null ? given().header("X-API-Key", key) : as("acme", name);
  }

  private RequestSpecification as(String tenant, String role) {
    return given().auth().oauth2(stack.token(role + "@" + tenant, tenant, role));
  }

  private static Response call(String endpoint, String id, RequestSpecification caller) {
    String[] parts = endpoint.split(" ", 2);
    if (!parts[0].equals("GET") && !parts[0].equals("DELETE")) {
      caller.contentType(contentType(parts[1])).body("{}".getBytes(StandardCharsets.UTF_8));
    }
    return caller.request(
        parts[0],
        parts[1].replace("{id}", id).replace("{contactId}", UUID.randomUUID().toString()));
  }

  private static String contentType(String path) {
    return path.endsWith("/bulk")
        ? "application/x-ndjson"
        : path.endsWith("/imports") ? "text/csv" : "application/json";
  }

  private static int status(RequestSpecification caller) {
    return caller.get("/api/settings").statusCode();
  }

  private String key(String scope) {
    return Api.admin(stack)
        .body(Map.of("name", scope, "scope", scope))
        .post("/api/api-keys")
        .then()
        .statusCode(201)
        .extract()
        .path("key");
  }

  private Map<String, String> thingsOf(String tenant) {
    String externalId = Api.newId();
    return Map.of(
        "contacts",
        Api.as(stack, tenant, "admin")
            .body(Map.of("externalId", externalId, "email", "mine@example.com"))
            .post("/api/contacts")
            .path("id"),
        "imports",
        as(tenant, "admin")
            .contentType("text/csv")
            .body("id,email\n1,mine@example.com\n")
            .post("/api/contacts/imports")
            .path("id"),
        "campaigns",
        Api.as(stack, tenant, "admin").body(Api.campaign("Mine")).post("/api/campaigns").path("id"),
        "api-keys",
        Api.as(stack, tenant, "admin")
            .body(Map.of("name", "mine", "scope", "ingest"))
            .post("/api/api-keys")
            .path("id"));
  }

  private static Set<String> endpoints() {
    Map<String, Map<String, Object>> paths =
        given().get("/q/openapi?format=json").then().statusCode(200).extract().path("paths");
    Set<String> endpoints = new TreeSet<>();
    paths.forEach(
        (path, methods) ->
            methods.keySet().stream()
                .filter(Set.of("get", "put", "post", "delete", "patch")::contains)
                .forEach(
                    method ->
                        endpoints.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path)));
    return endpoints;
  }
}
