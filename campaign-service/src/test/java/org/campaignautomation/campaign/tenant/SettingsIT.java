package org.campaignautomation.campaign.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.campaignautomation.campaign.Api;
import org.campaignautomation.campaign.KafkaClient;
import org.campaignautomation.campaign.TestTenants;
import org.campaignautomation.contracts.Topics;
import org.campaignautomation.localstack.testing.InjectStack;
import org.campaignautomation.localstack.testing.TestStack;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SettingsIT {
  @InjectStack TestStack stack;

  @Test
  void beginsWithWhatTheInstallationSays() {
    Api.as(stack, "acme", "viewer")
        .get("/api/settings")
        .then()
        .statusCode(200)
        .body("companyName", equalTo("Acme Inc"))
        .body("defaultZone", equalTo("America/New_York"))
        .body("emailSender.address", equalTo("hello@acme.example"))
        .body("smsSender.from", equalTo("+15005550006"));
    try (KafkaClient kafka = new KafkaClient(stack.bootstrapServers())) {
      assertThat(
              kafka.readUntil(
                  Topics.SETTINGS, text -> text.contains("Acme Inc"), Duration.ofSeconds(30)))
          .isNotEmpty();
    }
  }

  @Test
  void replacesAllAndTellsTheOthers() {
    // given
    String etag =
        Api.as(stack, "initech", "viewer")
            .get("/api/settings")
            .then()
            .statusCode(200)
            .extract()
            .header("ETag");
    String name = "Initech " + Api.newId();

    // when
    Response answer =
        Api.as(stack, "initech", "admin")
            .header("If-Match", etag)
            .body(Map.of("companyName", name, "defaultZone", "America/Chicago"))
            .put("/api/settings");

    // then
    answer.then().statusCode(200).body("companyName", equalTo(name));
    Api.as(stack, "initech", "admin")
        .header("If-Match", etag)
        .body(Map.of("companyName", "Late", "defaultZone", "America/Chicago"))
        .put("/api/settings")
        .then()
        .statusCode(412);
    try (KafkaClient kafka = new KafkaClient(stack.bootstrapServers())) {
      assertThat(
              kafka.readUntil(Topics.SETTINGS, text -> text.contains(name), Duration.ofSeconds(30)))
          .anySatisfy(
              told ->
                  assertThat(new String(told.value(), StandardCharsets.UTF_8))
                      .contains("\"defaultZone\":\"America/Chicago\""));
    }
  }

  @Test
  void namesEveryFault() {
    Api.admin(stack)
        .body(
            """
            {"companyName": "", "defaultZone": "Mars/Olympus",
             "emailSender": {"address": "nobody", "name": "a\\nBcc: b@example.com"},
             "smsSender": {"from": "acme"}}
            """)
        .put("/api/settings")
        .then()
        .statusCode(422)
        .body(
            "errors.pointer",
            hasItems(
                "/companyName",
                "/defaultZone",
                "/emailSender/address",
                "/emailSender/name",
                "/smsSender/from"));
  }

  @Test
  void keepsQuietHoursAndTheCapAndTellsTheOthers() {
    // given
    String name = "Umbrella " + Api.newId();
    String body =
        """
        {"companyName": "%s", "defaultZone": "Europe/Berlin",
         "quietHours": [
           {"channel": "email", "start": "21:00", "end": "08:00", "onQuiet": "skip"},
           {"channel": "sms", "start": "20:00", "end": "23:59"},
           {"channel": "sms", "start": "00:00", "end": "09:30"}],
         "frequencyCap": {"perDay": 1, "perWeek": 3}}
        """
            .formatted(name);

    // when
    Api.as(stack, "umbrella", "admin")
        .body(body)
        .put("/api/settings")
        .then()
        .statusCode(200)
        .header("ETag", equalTo("\"1\""));
    Response answer = Api.as(stack, "umbrella", "viewer").get("/api/settings");

    // then
    answer
        .then()
        .statusCode(200)
        .body("quietHours.channel", equalTo(List.of("email", "sms", "sms")))
        .body("quietHours[0].start", equalTo("21:00"))
        .body("quietHours.onQuiet", equalTo(List.of("skip", "hold", "hold")))
        .body("frequencyCap.perDay", equalTo(1))
        .body("frequencyCap.onExceeded", equalTo("defer"));
    try (KafkaClient kafka = new KafkaClient(stack.bootstrapServers())) {
      assertThat(
              kafka.readUntil(Topics.SETTINGS, text -> text.contains(name), Duration.ofSeconds(30)))
          .map(told -> new String(told.value(), StandardCharsets.UTF_8))
          .anySatisfy(
              told ->
                  assertThat(told)
                      .contains(name)
                      .contains(
                          "{\"channel\":\"email\",\"start\":\"21:00\",\"end\":\"08:00\",\"onQuiet\":\"skip\"}")
                      .contains("{\"perDay\":1,\"perWeek\":3,\"onExceeded\":\"defer\"}"));
    }

    // and: what was answered can be sent back, and what is left out is gone
    Api.as(stack, "umbrella", "admin")
        .body(answer.asString())
        .put("/api/settings")
        .then()
        .statusCode(200)
        .body("quietHours[2].end", equalTo("09:30"))
        .body("frequencyCap.perWeek", equalTo(3));
    Api.as(stack, "umbrella", "admin")
        .body(Map.of("companyName", name, "defaultZone", "Europe/Berlin"))
        .put("/api/settings")
        .then()
        .statusCode(200)
        .body("quietHours", equalTo(List.of()))
        .body("frequencyCap", nullValue());
  }

  @Test
  void namesEveryFaultOfQuietHoursAndCap() {
    Response answer =
        Api.as(stack, "umbrella", "admin")
            .body(
                """
                {"companyName": "Umbrella", "defaultZone": "Europe/Berlin",
                 "quietHours": [
                   {"channel": "email", "start": "21:00", "end": "21:00"},
                   {"start": "21:00", "end": "08:00:30"},
                   null,
                   {"channel": "email", "start": "22:00", "end": "08:00", "onQuiet": "skip"},
                   {"channel": "email", "start": "22:00", "end": "08:00"},
                   {"channel": "email", "start": "07:00", "end": "09:00"},
                   {"channel": "sms", "start": "08:00", "end": "20:00"},
                   {"channel": "sms", "start": "19:00", "end": "08:00"}],
                 "frequencyCap": {"perDay": -1, "perWeek": 0}}
                """)
            .put("/api/settings");

    answer
        .then()
        .statusCode(422)
        .body(
            "errors.collect { it.pointer + ' ' + it.code }",
            equalTo(
                List.of(
                    "/quietHours/0/end empty_window",
                    "/quietHours/1/channel required",
                    "/quietHours/1/end out_of_range",
                    "/quietHours/2 required",
                    "/quietHours/4 duplicate",
                    "/quietHours/5/onQuiet contradiction",
                    "/quietHours never_open",
                    "/frequencyCap/perDay out_of_range",
                    "/frequencyCap/perWeek out_of_range")));
    Api.as(stack, "umbrella", "admin")
        .body(
            "{\"companyName\":\"U\",\"defaultZone\":\"UTC\",\"frequencyCap\":{\"onExceeded\":\"skip\"}}")
        .put("/api/settings")
        .then()
        .statusCode(422)
        .body("errors.pointer", equalTo(List.of("/frequencyCap")));
  }

  @Test
  void makesAKeyThatWorksUntilItIsRevoked() throws SQLException {
    // given
    Response made =
        Api.admin(stack)
            .header("Idempotency-Key", Api.newId())
            .body(Map.of("name", "crm", "scope", "ingest"))
            .post("/api/api-keys");
    String key = made.then().statusCode(201).extract().path("key");
    String id = made.path("id");

    // when
    int status = withKey(key).statusCode();
    Api.admin(stack).delete("/api/api-keys/" + id).then().statusCode(204);

    // then
    assertThat(status).isEqualTo(201);
    assertThat(key).startsWith("ca_").hasSizeGreaterThan(40);
    withKey(key).then().statusCode(401).body("code", equalTo("unauthenticated"));
    assertThat(everythingStored()).doesNotContain(key);
    Api.admin(stack)
        .get("/api/api-keys?limit=500")
        .then()
        .statusCode(200)
        .body("items.find { it.id == '" + id + "' }.hint", equalTo(key.substring(0, 9)));
  }

  @Test
  void knowsThePlatformsKeysByTheFile() {
    RestAssured.given()
        .header("X-API-Key", TestTenants.PLATFORM_KEY)
        .get("/api/settings")
        .then()
        .statusCode(403);
    RestAssured.given().header("X-API-Key", "wrong").get("/api/settings").then().statusCode(401);
  }

  private Response withKey(String key) {
    String id = Api.newId();
    return RestAssured.given()
        .header("X-API-Key", key)
        .contentType("application/json")
        .body(Map.of("externalId", id, "email", "key@example.com"))
        .post("/api/contacts");
  }

  private String everythingStored() throws SQLException {
    try (Connection connection = stack.adminConnection();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select (select string_agg(k::text, ' ') from campaign.api_keys k)"
                    + " || (select string_agg(i::text, ' ') from campaign.idempotency_keys i)")) {
      rows.next();
      return rows.getString(1);
    }
  }
}
