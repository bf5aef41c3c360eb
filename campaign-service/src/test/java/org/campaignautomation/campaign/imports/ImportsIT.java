package org.campaignautomation.campaign.imports;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.campaignautomation.campaign.Api;
import org.campaignautomation.localstack.testing.InjectStack;
import org.campaignautomation.localstack.testing.TestStack;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ImportsIT {
  private static final String IMPORTS = "/api/contacts/imports";
  private static final Duration SOON = Duration.ofSeconds(30);

  @InjectStack TestStack stack;

  @Test
  void takesInWhatIsGoodAndSaysWhatIsNot() {
    // given
    String id = Api.newId();
    String file =
        """
        Customer no;E-mail;First name;Plan
        %1$s-1;ada@example.com;Ada;gold
        %1$s-2;no address;Bob;
        %1$s-3;"c;c@example.com";Cy;silver
        ;d@example.com;Di;
        %1$s-5;e@example.com;Eve;gold;more
        %1$s-1;ada@example.com;Ada;gold
        %1$s-6;=cmd()@example.com;+1;
        """
            .formatted(id);

    // when
    Response sent =
        csv(file)
            .queryParam("fileName", "new people.csv")
            .queryParam(
                "mapping",
                """
                {"externalId":"Customer no","email":"E-mail","firstName":"First name",\
                "attributes":{"plan":"Plan"}}""")
            .post(IMPORTS);

    // then
    sent.then()
        .statusCode(202)
        .header("Location", org.hamcrest.Matchers.endsWith(IMPORTS + "/" + sent.path("id")))
        .body("fileName", equalTo("new people.csv"))
        .body("delimiter", equalTo("semicolon"))
        .body("lines.total", equalTo(7));
    over(sent.path("id"))
        .body("state", equalTo("done"))
        .body("lines.created", equalTo(1))
        .body("lines.unchanged", equalTo(1))
        .body("lines.rejected", equalTo(5))
        .body("lines.done", equalTo(7))
        .body("startedAt", notNullValue())
        .body("finishedAt", notNullValue());
    assertThat(rejects(sent.path("id")))
        .startsWith(
            "\uFEFFimport line;import code;import column;import advice;"
                + "Customer no;E-mail;First name;Plan\r\n")
        .contains(
            "3;invalid_email;E-mail;E-mail: This is not an e-mail address.;" + id + "-2;no address")
        .contains("4;invalid_email;E-mail;")
        .contains("5;required;Customer no;Customer no: A contact needs an externalId.;;d@")
        .contains("6;too_many_cells;;")
        .contains(id + "-6;'=cmd()@example.com;'+1;");
  }

  @Test
  void changesNothingWhenAFileIsSentAgain() {
    // given
    String file = people(Api.newId(), 1_250);
    imported(file).body("lines.created", equalTo(1_250));

    // when
    ValidatableResponse again = imported(file);

    // then
    again.body("lines.unchanged", equalTo(1_250)).body("lines.rejected", equalTo(0));
  }

  @Test
  void takesCorrectedRejectsAsTheyAre() {
    // given
    String id = Api.newId();
    ValidatableResponse first =
        imported("id,email,phone\n" + id + ",wrong,+12025550123\n")
            .body("lines.rejected", equalTo(1));
    String corrected =
        rejects(first.extract().path("id")).replace(",wrong,", ",right@example.com,");

    // when
    ValidatableResponse second = imported(corrected);

    // then
    second.body("lines.created", equalTo(1));
    assertThat(contact(id)).containsEntry("phone", "+12025550123");
  }

  @Test
  void waitsForItsMapping() {
    // given
    String id = Api.newId();
    Response sent = csv("No,Mail\n" + id + "," + id + "@example.com\n").post(IMPORTS);
    sent.then()
        .statusCode(202)
        .body("state", equalTo("uploaded"))
        .body("columns", equalTo(List.of("No", "Mail")))
        .body("suggestion.email", equalTo("Mail"))
        .body("mapping", nullValue());
    String at = IMPORTS + "/" + sent.path("id");
    start(at, "{}").then().statusCode(422).body("errors.pointer", hasItem("/mapping"));
    start(at, "{\"mapping\":{\"externalId\":\"Nr\"}}")
        .then()
        .statusCode(422)
        .body("errors[0].pointer", equalTo("/mapping/externalId"))
        .body("errors[0].code", equalTo("unknown_column"));

    // when
    String mapping = "{\"mapping\":{\"externalId\":\"No\",\"email\":\"Mail\"}}";
    start(at, mapping).then().statusCode(202).body("state", equalTo("running"));

    // then
    over(sent.path("id")).body("lines.created", equalTo(1));
    start(at, mapping).then().statusCode(409).body("code", equalTo("illegal_transition"));
  }

  @Test
  void refusesAMappingThatDoesNotFitAtOnce() {
    csv("Mail\nx@example.com\n")
        .queryParam("mapping", "suggested")
        .post(IMPORTS)
        .then()
        .statusCode(422)
        .body("errors.pointer", hasItem("/mapping/externalId"));
    csv("Mail\nx@example.com\n")
        .queryParam("mapping", "{\"emial\":\"Mail\"}")
        .post(IMPORTS)
        .then()
        .statusCode(400)
        .body("code", equalTo("invalid_parameter"));
    csv("Mail\nx@example.com\n")
        .queryParam("delimiter", "pipe")
        .post(IMPORTS)
        .then()
        .statusCode(400)
        .body("code", equalTo("invalid_parameter"));
  }

  @Test
  void keepsNothingOfAFileThatIsNoCsv() throws SQLException {
    // given
    String id = Api.newId();
    String broken = people(id, 1_200) + "\"" + id + "-x,never closed\n";

    // when
    Response answer = csv(broken).queryParam("mapping", "suggested").post(IMPORTS);

    // then
    answer
        .then()
        .statusCode(400)
        .body("code", equalTo("malformed_csv"))
        .body("line", equalTo(1_202))
        .body("errors[0].code", equalTo("misplaced_quote"));
    assertThat(count("select count(*) from campaign.contacts where external_id like ?", id + "%"))
        .isZero();
    assertThat(
            count(
                "select count(*) from campaign.contact_imports where state = 'receiving'"
                    + " and ? is not null",
                id))
        .isZero();
  }

  @Test
  void stopsWhenItIsTold() throws SQLException {
    // given
    String id = Api.newId();
    Response sent = csv("No,Mail\n" + id + "," + id + "@example.com\n").post(IMPORTS);
    String at = IMPORTS + "/" + sent.path("id");

    // when
    Response cancelled = Api.as(stack, "acme", "editor").post(at + "/cancel");

    // then
    cancelled.then().statusCode(200).body("state", equalTo("cancelled"));
    Api.as(stack, "acme", "editor").post(at + "/cancel").then().statusCode(200);
    start(at, "{\"mapping\":{\"externalId\":\"No\"}}").then().statusCode(409);
    assertThat(
            count(
                "select count(*) from campaign.contact_import_batches where import_id = ?::uuid",
                sent.path("id")))
        .isZero();
  }

  @Test
  void leavesAnErasedPersonErased() {
    // given
    String id = Api.newId();
    imported("id,email\n" + id + ",e@example.com\n");
    Object contactId = contact(id).get("id");
    Response waiting = csv("id,email\n" + id + ",e@example.com\n").post(IMPORTS);
    Api.admin(stack).delete("/api/contacts/" + contactId).then().statusCode(204);

    // when
    start(
        IMPORTS + "/" + waiting.path("id"),
        "{\"mapping\":{\"externalId\":\"id\",\"email\":\"email\"}}");

    // then
    over(waiting.path("id")).body("lines.rejected", equalTo(1)).body("lines.created", equalTo(0));
    assertThat(rejects(waiting.path("id"))).contains("2,erased,,").doesNotContain(id);
    imported("id,email\n" + id + ",e@example.com\n").body("lines.created", equalTo(1));
  }

  @Test
  void forgetsTheRejectedRowsOfAnErasedPerson() {
    // given
    String id = Api.newId();
    String importId =
        imported("id,email\n" + id + ",e@example.com\n" + id + ",wrong\n")
            .body("lines.rejected", equalTo(1))
            .extract()
            .path("id");
    assertThat(rejects(importId)).contains(id);

    // when
    Api.admin(stack).delete("/api/contacts/" + contact(id).get("id")).then().statusCode(204);

    // then
    assertThat(rejects(importId)).doesNotContain(id);
  }

  @Test
  void losesAndDoublesNothingWhenItsConnectionDiesInABatch() throws SQLException {
    // given
    String id = Api.newId();
    String known = id + "-700";
    imported("id,email\n" + known + ",known@example.com\n");
    try (Connection other = stack.adminConnection();
        Statement lock = other.createStatement()) {
      other.setAutoCommit(false);
      lock.execute(
          "select 1 from campaign.contacts where external_id = '" + known + "' for update");
      Response sent = csv(people(id, 1_500)).queryParam("mapping", "suggested").post(IMPORTS);
      await().atMost(SOON).until(() -> waitingForLock() != 0);

      // when
      count("select pg_terminate_backend(?::int)::int", Long.toString(waitingForLock()));
      other.rollback();

      // then
      over(sent.path("id"))
          .body("lines.created", equalTo(1_499))
          .body("lines.updated", equalTo(1))
          .body("lines.unchanged", equalTo(0))
          .body("lines.rejected", equalTo(0));
    }
    assertThat(count("select count(*) from campaign.contacts where external_id like ?", id + "%"))
        .isEqualTo(1_500);
  }

  /** The process that serves the connection which waits for a contact; 0 if none does. */
  private long waitingForLock() throws SQLException {
    return count(
        "select coalesce(max(pid), 0) from pg_stat_activity"
            + " where wait_event_type = 'Lock' and query ilike ?",
        "%contacts%");
  }

  @Test
  void isTheTenantsOwn() {
    // given
    String importId =
        imported("id,email\n" + Api.newId() + ",e@example.com\n").extract().path("id");

    // when
    Response foreign = Api.as(stack, "globex", "admin").get(IMPORTS + "/" + importId + "/rejects");

    // then
    foreign.then().statusCode(404);
    Api.as(stack, "globex", "admin")
        .get(IMPORTS + "?limit=500")
        .then()
        .body("items.id", org.hamcrest.Matchers.not(hasItem(importId)));
    Api.as(stack, "acme", "viewer").get(IMPORTS).then().body("items.id", hasItem(importId));
  }

  private ValidatableResponse imported(String file) {
    Response sent = csv(file).queryParam("mapping", "suggested").post(IMPORTS);
    sent.then().statusCode(202);
    return over(sent.path("id")).body("state", equalTo("done"));
  }

  private ValidatableResponse over(String importId) {
    String at = IMPORTS + "/" + importId;
    await()
        .atMost(SOON)
        .until(() -> Api.as(stack, "acme", "viewer").get(at).path("finishedAt") != null);
    return Api.as(stack, "acme", "viewer").get(at).then().statusCode(200);
  }

  private Response start(String at, String body) {
    return Api.as(stack, "acme", "editor").body(body).post(at + "/start");
  }

  private String rejects(String importId) {
    return new String(
        Api.as(stack, "acme", "viewer")
            .get(IMPORTS + "/" + importId + "/rejects")
            .then()
            .statusCode(200)
            .header("Content-Type", equalTo("text/csv;charset=UTF-8"))
            .extract()
            .asByteArray(),
        StandardCharsets.UTF_8);
  }

  private io.restassured.specification.RequestSpecification csv(String file) {
    return Api.as(stack, "acme", "editor")
        .contentType("text/csv")
        .body(file.getBytes(StandardCharsets.UTF_8));
  }

  /** As the API shows who has an external id: what is sent without a change is answered so. */
  private Map<String, Object> contact(String externalId) {
    return Api.as(stack, "acme", "editor")
        .body(Map.of("externalId", externalId))
        .post("/api/contacts")
        .then()
        .statusCode(200)
        .extract()
        .path("");
  }

  private static String people(String id, int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                id
                    + "-"
                    + i
                    + ","
                    + UUID.nameUUIDFromBytes(new byte[] {(byte) i})
                    + "@example.com\n")
        .collect(joining("", "id,email\n", ""));
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
