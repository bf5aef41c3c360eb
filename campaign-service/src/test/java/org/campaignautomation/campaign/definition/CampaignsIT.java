package org.campaignautomation.campaign.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
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
import java.time.Duration;
import java.util.List;
import org.campaignautomation.campaign.Api;
import org.campaignautomation.campaign.KafkaClient;
import org.campaignautomation.campaign.automation.FakeEnrollment;
import org.campaignautomation.contracts.CampaignDefined;
import org.campaignautomation.contracts.CampaignStatus;
import org.campaignautomation.contracts.ContractJson;
import org.campaignautomation.contracts.Topics;
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
  void goesFromDraftToArchiveAndNoOtherWay() {
    // given
    String id = create();

    // when and then: each step allows what it allows
    post(id, "pause")
        .then()
        .statusCode(409)
        .body("code", equalTo("illegal_transition"))
        .body("allowed", equalTo(List.of("activate", "archive")));
    post(id, "activate")
        .then()
        .statusCode(200)
        .body("status", equalTo("active"))
        .body("activatedAt", notNullValue());
    post(id, "activate")
        .then()
        .statusCode(409)
        .body("allowed", equalTo(List.of("pause", "archive")));
    post(id, "pause").then().statusCode(200).body("status", equalTo("paused"));
    post(id, "resume")
        .then()
        .statusCode(200)
        .body("status", equalTo("active"))
        .body("pausedAt", nullValue());
    Api.admin(stack).delete("/api/campaigns/" + id).then().statusCode(409);
    post(id, "archive").then().statusCode(200).body("status", equalTo("archived"));
    post(id, "resume").then().statusCode(409).body("allowed", hasSize(0));
  }

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
        .body("{\"mode\":\"freeze\"}")
        .post(path + "/resume")
        .then()
        .statusCode(422)
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
  void activatesNothingThatCannotBeSent() {
    // given: globex has no senders
    String id =
        Api.as(stack, "globex", "admin")
            .body(Api.campaign("No sender"))
            .post("/api/campaigns")
            .then()
            .statusCode(201)
            .extract()
            .path("id");

    // when
    Response answer =
        Api.as(stack, "globex", "operator").post("/api/campaigns/" + id + "/activate");

    // then
    answer
        .then()
        .statusCode(422)
        .body("errors.code", equalTo(List.of("no_sender", "no_sender")))
        .body("errors.pointer", equalTo(List.of("/steps/0/channel", "/steps/1/channel")));
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
  void letsTextsThroughAndAsksForADecisionOtherwise() throws IOException {
    // given
    String id = create();
    post(id, "activate").then().statusCode(200);
    ObjectNode content = (ObjectNode) JSON.readTree(get(id).asString());
    String stepId = content.at("/steps/0/id").asText();

    // when: texts only
    ((ObjectNode) content.at("/steps/0")).put("subject", "Another subject");
    put(id, content, "").then().statusCode(200).body("version", equalTo(1));

    // when: more than texts
    ((ObjectNode) content.at("/steps/1/delay")).put("amount", 5);
    FakeEnrollment.answers(200, "{\"waiting\":[{\"stepId\":\"" + stepId + "\",\"count\":3}]}");
    put(id, content, "")
        .then()
        .statusCode(409)
        .body("code", equalTo("in_flight_decision_required"))
        .body("waiting[0].stepId", equalTo(stepId))
        .body("waiting[0].count", equalTo(3));
    put(id, content, "?inFlight=move")
        .then()
        .statusCode(400)
        .body("code", equalTo("invalid_parameter"));
    put(id, content, "?inFlight=keep")
        .then()
        .statusCode(200)
        .body("version", equalTo(2))
        .body("steps[1].delay.amount", equalTo(5))
        .body("steps[0].id", equalTo(stepId));

    // then: each change was told in order, and texts reach the version that people are still on
    ((ObjectNode) content.at("/steps/0")).put("subject", "Third subject");
    put(id, content, "").then().statusCode(200).body("version", equalTo(2));
    List<CampaignDefined> told = told(id, "Third subject");
    assertThat(told).extracting(CampaignDefined::revision).isSorted().doesNotHaveDuplicates();
    assertThat(told).extracting(CampaignDefined::version).containsExactly(1, 1, 2, 1, 2);
    assertThat(told.get(3).steps().getFirst().subject()).isEqualTo("Third subject");
    assertThat(told.get(3).steps().get(1).delay().amount()).isEqualTo(3);
    assertThat(told.getLast().status()).isEqualTo(CampaignStatus.ACTIVE);
    assertThat(told.getFirst().activatedAt()).isNotNull();
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

  private List<CampaignDefined> told(String id, String last) {
    try (KafkaClient kafka = new KafkaClient(stack.bootstrapServers())) {
      return kafka
          .readUntil(
              Topics.DEFINITIONS,
              text -> text.contains(last) && text.contains("\"version\":2") && text.contains(id),
              Duration.ofSeconds(30))
          .stream()
          .filter(found -> id.equals(found.key()))
          .map(found -> event(found.value()))
          .toList();
    }
  }

  private static CampaignDefined event(byte[] body) {
    try {
      return ContractJson.mapper().readValue(body, CampaignDefined.class);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
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
