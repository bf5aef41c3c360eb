package org.campaignautomation.campaign.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.campaignautomation.campaign.Api;
import org.campaignautomation.campaign.KafkaClient;
import org.campaignautomation.contracts.Topics;
import org.campaignautomation.localstack.testing.InjectStack;
import org.campaignautomation.localstack.testing.TestStack;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ContactsIT {
  @InjectStack TestStack stack;

  @Test
  void takesInANewContactInNormalForm() {
    // given
    String externalId = Api.newId();

    // when
    var answer =
        post(
            Map.of(
                "externalId", externalId,
                "email", "  Ada.Lovelace@BÜCHER.Example ",
                "phone", "(202) 555-0123",
                "firstName", "Ada",
                "attributes", Map.of("plan", "gold")));

    // then
    answer
        .then()
        .statusCode(201)
        .header("Location", notNullValue())
        .header("ETag", "\"1\"")
        .body("externalId", equalTo(externalId))
        .body("email", equalTo("Ada.Lovelace@xn--bcher-kva.example"))
        .body("phone", equalTo("+12025550123"))
        .body("zone", equalTo("America/New_York"))
        .body("zoneSource", equalTo("phone"))
        .body("lastName", nullValue())
        .body("attributes.plan", equalTo("gold"))
        .body("revision", equalTo(1))
        .body("acceptedAt", notNullValue());
  }

  @Test
  void carriesTheTraceOfTheRequestOn() {
    // given
    String externalId = Api.newId();
    String trace = Api.newId().replace("-", "");

    // when
    Api.as(stack, "acme", "editor")
        .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
        .body(Map.of("externalId", externalId, "email", "trace@example.com"))
        .post("/api/contacts")
        .then()
        .statusCode(201);

    // then
    try (KafkaClient kafka = new KafkaClient(stack.bootstrapServers())) {
      var told =
          kafka
              .readUntil(Topics.CONTACTS, text -> text.contains(externalId), Duration.ofSeconds(30))
              .stream()
              .filter(
                  found ->
                      found.value() != null
                          && new String(found.value(), StandardCharsets.UTF_8).contains(externalId))
              .findFirst()
              .orElseThrow();
      assertThat(
              new String(told.headers().lastHeader("traceparent").value(), StandardCharsets.UTF_8))
          .contains(trace);
    }
  }

  @Test
  void keepsWhatIsAbsentAndClearsWhatIsNull() {
    // given
    String externalId = Api.newId();
    post(
        Map.of(
            "externalId",
            externalId,
            "email",
            externalId + "@example.com",
            "firstName",
            "Ada",
            "lastName",
            "Lovelace"));

    // when
    Response answer = postJson("{\"externalId\":\"" + externalId + "\",\"lastName\":null}");

    // then
    answer
        .then()
        .statusCode(200)
        .body("firstName", equalTo("Ada"))
        .body("lastName", nullValue())
        .body("revision", equalTo(2));
  }

  @Test
  void tellsNobodyOfAContactThatIsSentAgainUnchanged() throws SQLException {
    // given
    Map<String, Object> contact =
        Map.of(
            "externalId", Api.newId(),
            "email", "same@example.com",
            "attributes", Map.of("score", 1.50, "big", 100.0, "tags", List.of("a", "b")));
    String id = post(contact).then().statusCode(201).extract().path("id");

    // when
    Response answer = post(contact);

    // then
    answer.then().statusCode(200).body("revision", equalTo(1)).body("id", equalTo(id));
  }

  @Test
  void namesEveryFaultAtOnce() {
    Api.as(stack, "acme", "editor")
        .body(
            Map.of(
                "externalId", Api.newId(),
                "email", "not an address",
                "phone", "+1 999",
                "zone", "Mars/Olympus",
                "firstName", "two\nlines"))
        .when()
        .post("/api/contacts")
        .then()
        .statusCode(422)
        .contentType("application/problem+json")
        .body("code", equalTo("validation_failed"))
        .body("errors.pointer", hasItems("/email", "/phone", "/zone", "/firstName"))
        .body(
            "errors.code",
            hasItems("invalid_email", "invalid_phone_number", "unknown_zone", "control_character"));
  }

  @Test
  void refusesWhatIsNoContact() {
    postJson("{\"externalId\":").then().statusCode(400).body("code", equalTo("malformed_json"));
    postJson("[]").then().statusCode(400).body("code", equalTo("malformed_json"));
    postJson("{\"externalId\":\"1\",\"emial\":\"a@example.com\"}")
        .then()
        .statusCode(400)
        .body("code", equalTo("unknown_property"))
        .body("errors.pointer", hasItem("/emial"));
    postJson("{\"externalId\":\"" + Api.newId() + "\"}")
        .then()
        .statusCode(422)
        .body("errors.pointer", hasItem("/email"));
    postJson("{\"email\":\"a@example.com\"}")
        .then()
        .statusCode(422)
        .body("errors.pointer", hasItem("/externalId"));
  }

  @Test
  void refusesABodyOfMoreThanAMebibyte() {
    String large = "{\"externalId\":\"1\",\"firstName\":\"" + "x".repeat(1_100_000) + "\"}";

    postJson(large).then().statusCode(413).body("code", equalTo("body_too_large"));
  }

  @Test
  void isOneContactHoweverManySendItAtOnce() throws Exception {
    // given
    String externalId = Api.newId();
    Map<String, Object> contact =
        Map.of("externalId", externalId, "email", externalId + "@example.com");
    String token = stack.token("editor@acme", "acme", "editor");
    List<Callable<Integer>> requests =
        IntStream.range(0, 100)
            .<Callable<Integer>>mapToObj(
                i ->
                    () ->
                        io.restassured.RestAssured.given()
                            .auth()
                            .oauth2(token)
                            .contentType("application/json")
                            .body(contact)
                            .post("/api/contacts")
                            .statusCode())
            .toList();

    // when
    List<Integer> statuses;
    try (ExecutorService threads = Executors.newFixedThreadPool(20)) {
      statuses = threads.invokeAll(requests).stream().map(ContactsIT::result).sorted().toList();
    }

    // then
    assertThat(statuses).startsWith(200).endsWith(201).containsOnlyOnce(201).hasSize(100);
    assertThat(count("select count(*) from campaign.contacts where external_id = ?", externalId))
        .isEqualTo(1);
    assertThat(count("select revision from campaign.contacts where external_id = ?", externalId))
        .isEqualTo(1);
  }

  @Test
  void changesByMergePatchAndEntityTag() {
    // given
    String id =
        post(Map.of(
                "externalId",
                Api.newId(),
                "email",
                "patch@example.com",
                "attributes",
                Map.of("a", 1, "b", Map.of("c", 2, "d", 3))))
            .then()
            .extract()
            .path("id");

    // when
    var answer =
        Api.as(stack, "acme", "editor")
            .contentType("application/merge-patch+json")
            .header("If-Match", "\"1\"")
            .body("{\"firstName\":\"Eve\",\"attributes\":{\"a\":null,\"b\":{\"c\":5}}}")
            .when()
            .patch("/api/contacts/" + id);

    // then
    answer
        .then()
        .statusCode(200)
        .header("ETag", "\"2\"")
        .body("firstName", equalTo("Eve"))
        .body("attributes.a", nullValue())
        .body("attributes.b.c", equalTo(5))
        .body("attributes.b.d", equalTo(3));
    Api.as(stack, "acme", "editor")
        .header("If-Match", "\"1\"")
        .body("{\"firstName\":\"Mallory\"}")
        .patch("/api/contacts/" + id)
        .then()
        .statusCode(412)
        .body("code", equalTo("version_mismatch"));
  }

  @Test
  void erasesAContactWithAllThatShowsIt() throws SQLException {
    // given
    String externalId = Api.newId();
    String id =
        Api.admin(stack)
            .header("Idempotency-Key", externalId)
            .body(Map.of("externalId", externalId, "email", "gone@example.com"))
            .post("/api/contacts")
            .then()
            .statusCode(201)
            .extract()
            .path("id");

    // when
    Api.admin(stack).delete("/api/contacts/" + id).then().statusCode(204);

    // then
    Api.admin(stack).get("/api/contacts/" + id).then().statusCode(404);
    assertThat(count("select count(*) from campaign.idempotency_keys where key = ?", externalId))
        .isZero();
    assertThat(count("select count(*) from campaign.contacts where external_id = ?", externalId))
        .isZero();
  }

  @Test
  void listsNewestFirstPageByPage() {
    // given
    String first = post(newContact()).then().extract().path("id");
    String second = post(newContact()).then().extract().path("id");
    String third = post(newContact()).then().extract().path("id");

    // when
    Response page = Api.as(stack, "acme", "viewer").get("/api/contacts?limit=2");

    // then
    String cursor = page.then().statusCode(200).extract().path("nextCursor");
    assertThat(page.<List<String>>path("items.id")).containsExactly(third, second);
    Api.as(stack, "acme", "viewer")
        .get("/api/contacts?limit=1&cursor=" + cursor)
        .then()
        .statusCode(200)
        .body("items.id", hasItem(first));
    Api.as(stack, "globex", "viewer")
        .get("/api/contacts?cursor=" + cursor)
        .then()
        .statusCode(400)
        .body("code", equalTo("invalid_cursor"));
    Api.as(stack, "acme", "viewer")
        .get("/api/contacts?limit=0")
        .then()
        .statusCode(400)
        .body("code", equalTo("invalid_parameter"));
  }

  private static Map<String, Object> newContact() {
    String id = Api.newId();
    return Map.of("externalId", id, "email", id + "@example.com");
  }

  private Response post(Map<String, Object> contact) {
    return Api.as(stack, "acme", "editor").body(contact).post("/api/contacts");
  }

  private Response postJson(String json) {
    return Api.as(stack, "acme", "editor").body(json).post("/api/contacts");
  }

  private static Integer result(Future<Integer> future) {
    return future.resultNow();
  }

  private long count(String sql, String parameter) throws SQLException {
    try (Connection connection = stack.adminConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, parameter);
      try (ResultSet result = statement.executeQuery()) {
        result.next();
        return result.getLong(1);
      }
    }
  }
}
