package org.campaignautomation.campaign.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.campaignautomation.campaign.Api;
import org.campaignautomation.localstack.testing.InjectStack;
import org.campaignautomation.localstack.testing.TestStack;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CampaignsIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  @InjectStack TestStack stack;

  @TestHTTPResource("/")
  URI service;

  @Test
  void takesCommandsWithoutABodyAndWithNoOptionItDoesNotKnow() throws Exception {
    // given
    String id = create();
    String path = "/api/campaigns/" + id;
    String token = stack.token("operator@acme", "acme", "operator");

    // when and then
    assertThat(bare(path + "/activate", token, null)).isEqualTo(200);
    assertThat(bare(path + "/pause", token, "application/x-www-form-urlencoded")).isEqualTo(200);
    Api.as(stack, "acme", "operator").post(path + "/resume").then().statusCode(200);
    Api.as(stack, "acme", "operator").body("{}").post(path + "/pause").then().statusCode(200);
    Api.as(stack, "acme", "operator")
        .body("{\"mode\":\"forget\"}")
        .post(path + "/resume")
        .then()
        .statusCode(400)
        .body("errors[0].pointer", equalTo("/mode"));
    Api.as(stack, "acme", "operator")
        .body("{\"force\":true}")
        .post(path + "/archive")
        .then()
        .statusCode(400)
        .body("code", equalTo("unknown_property"));
  }

  @Test
  void answersWhatWasSentWithDefaultsAndIds() {
    Api.as(stack, "acme", "editor")
        .body(Api.campaign("Defaults"))
        .post("/api/campaigns")
        .then()
        .statusCode(201)
        .header("Location", containsString("/api/campaigns/"))
        .header("ETag", equalTo("\"1\""))
        .body("status", equalTo("draft"))
        .body("version", equalTo(1))
        .body("lookBackDays", equalTo(7))
        .body("schedule", nullValue())
        .body("trigger.type", equalTo("new_client"))
        .body("steps.id", hasSize(2))
        .body("steps[0].delayFrom", equalTo("previous_step"))
        .body("steps[1].onTooLate", equalTo("continue"))
        .body("steps[1].missingVariable", equalTo("skip"));
  }

  @Test
  void namesEveryFaultByPointer() {
    String body =
        """
        {"name": " ", "trigger": {"type": "birthday"}, "lookBackDays": -1,
         "schedule": {"zone": "Mars/Olympus", "windows": [{"days": [], "start": "09:00", "end": "18:00"}]},
         "steps": [{"channel": "email", "delay": {"amount": -1, "unit": "minutes"},
                    "subject": "Hi {{ firstName", "html": "<p>ok</p>\\n<p>{% if %}</p>"},
                   {"channel": "sms", "delay": {"amount": 0, "unit": "days"}, "subject": "no"}]}
        """;

    Api.as(stack, "acme", "editor")
        .body(body)
        .post("/api/campaigns")
        .then()
        .statusCode(422)
        .body("code", equalTo("validation_failed"))
        .body(
            "errors.pointer",
            hasItems(
                "/name",
                "/trigger/type",
                "/lookBackDays",
                "/schedule/zone",
                "/schedule/windows/0/days",
                "/schedule",
                "/steps/0/delay/amount",
                "/steps/0/subject",
                "/steps/0/html",
                "/steps/1/text",
                "/steps/1/subject"))
        .body("errors.code", hasItems("unknown_zone", "never_opens", "template_error"))
        .body(
            "errors.find { it.pointer == '/steps/0/html' }.detail",
            containsString("line 2, column"));
  }

  @Test
  void refusesAFormThatItDoesNotKnow() {
    Api.as(stack, "acme", "editor")
        .body("{\"name\":\"x\",\"stepz\":[]}")
        .post("/api/campaigns")
        .then()
        .statusCode(400)
        .body("code", equalTo("unknown_property"));
    Api.as(stack, "acme", "editor")
        .body("{\"name\":\"x\",\"steps\":[{\"channel\":\"fax\"}]}")
        .post("/api/campaigns")
        .then()
        .statusCode(400)
        .body("code", equalTo("malformed_json"))
        .body("errors.pointer", hasItem("/steps/0/channel"));
  }

  @Test
  void takesBackWhatItAnswered() throws IOException {
    // given
    String id = create();
    ObjectNode answered = (ObjectNode) JSON.readTree(get(id).asString());

    // when
    answered.put("name", "Renamed");
    Response put = put(id, answered, "");

    // then
    put.then().statusCode(200).body("name", equalTo("Renamed")).body("version", equalTo(1));
    assertThat(put.<List<String>>path("steps.id")).isEqualTo(get(id).path("steps.id"));
  }

  @Test
  void keepsADraftToItselfAndDeletesIt() {
    String id = create();

    Api.as(stack, "acme", "editor")
        .header("If-Match", "\"9\"")
        .delete("/api/campaigns/" + id)
        .then()
        .statusCode(412);
    Api.as(stack, "acme", "editor").delete("/api/campaigns/" + id).then().statusCode(204);
    get(id).then().statusCode(404).body("code", equalTo("not_found"));
  }

  @Test
  void listsByStatus() {
    String draft = create();
    String active = create();
    post(active, "activate");

    Api.as(stack, "acme", "viewer")
        .get("/api/campaigns?status=active&limit=1")
        .then()
        .statusCode(200)
        .body("items.id", equalTo(List.of(active)));
    Api.as(stack, "acme", "viewer")
        .get("/api/campaigns?status=draft&limit=1")
        .then()
        .body("items.id", equalTo(List.of(draft)))
        .body("items[0].steps", hasSize(2));
    Api.as(stack, "acme", "viewer").get("/api/campaigns?status=nonsense").then().statusCode(400);
  }

  /** A POST without a body, with the headers that are said and no other. */
  private int bare(String path, String token, @Nullable String contentType) throws Exception {
    var request =
        HttpRequest.newBuilder(service.resolve(path))
            .header("Authorization", "Bearer " + token)
            .POST(HttpRequest.BodyPublishers.noBody());
    if (contentType != null) {
      request.header("Content-Type", contentType);
    }
    return HttpClient.newHttpClient()
        .send(request.build(), HttpResponse.BodyHandlers.ofString())
        .statusCode();
  }

  private String create() {
    return Api.as(stack, "acme", "editor")
        .body(Api.campaign("Welcome"))
        .post("/api/campaigns")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private Response get(String id) {
    return Api.as(stack, "acme", "viewer").get("/api/campaigns/" + id);
  }

  private Response post(String id, String command) {
    return Api.as(stack, "acme", "operator").post("/api/campaigns/" + id + "/" + command);
  }

  private Response put(String id, ObjectNode content, String query) {
    return Api.as(stack, "acme", "editor")
        .body(content.toString())
        .put("/api/campaigns/" + id + query);
  }
}
