package org.campaignautomation.campaign.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.campaignautomation.campaign.Api;
import org.campaignautomation.campaign.KafkaClient;
import org.campaignautomation.campaign.automation.FakeEnrollment;
import org.campaignautomation.contracts.CampaignDefined;
import org.campaignautomation.contracts.CampaignStatus;
import org.campaignautomation.contracts.ContractJson;
import org.campaignautomation.contracts.Freeze;
import org.campaignautomation.contracts.InFlight;
import org.campaignautomation.contracts.Topics;
import org.campaignautomation.localstack.testing.InjectStack;
import org.campaignautomation.localstack.testing.TestStack;
import org.junit.jupiter.api.Test;

/** From draft to archive: transitions, versions, pauses, and what activation asks for. */
@QuarkusTest
class CampaignLifeIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  @InjectStack TestStack stack;

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
    FakeEnrollment.answers(
        200,
        """
        {"waiting":[{"campaignVersion":2,"stepId":"%1$s","count":1},
                    {"campaignVersion":1,"stepId":"%1$s","count":2}]}
        """
            .formatted(stepId));
    put(id, content, "")
        .then()
        .statusCode(409)
        .body("code", equalTo("in_flight_decision_required"))
        .body("waiting[0].stepId", equalTo(stepId))
        .body("waiting[0].count", equalTo(3));
    put(id, content, "?inFlight=forget")
        .then()
        .statusCode(400)
        .body("code", equalTo("invalid_parameter"));
    put(id, content, "?inFlight=move")
        .then()
        .statusCode(200)
        .body("version", equalTo(2))
        .body("steps[1].delay.amount", equalTo(5))
        .body("steps[0].id", equalTo(stepId));

    // then: each change was told in order, and texts reach the version that people are still on
    ((ObjectNode) content.at("/steps/0")).put("subject", "Third subject");
    put(id, content, "").then().statusCode(200).body("version", equalTo(2));
    List<CampaignDefined> told =
        told(
            id,
            text ->
                text.contains("Third subject")
                    && text.contains("\"version\":2")
                    && text.contains(id));
    assertThat(told).extracting(CampaignDefined::revision).isSorted().doesNotHaveDuplicates();
    assertThat(told).extracting(CampaignDefined::version).containsExactly(1, 1, 2, 1, 2);
    assertThat(told.get(3).steps().getFirst().subject()).isEqualTo("Third subject");
    assertThat(told.get(3).steps().get(1).delay().amount()).isEqualTo(3);
    assertThat(told.getLast().status()).isEqualTo(CampaignStatus.ACTIVE);
    assertThat(told.getFirst().activatedAt()).isNotNull();
    assertThat(told)
        .extracting(CampaignDefined::inFlight)
        .containsExactly(null, null, InFlight.MOVE, null, InFlight.MOVE);
  }

  @Test
  void showsWhoIsOnWhichVersion() throws IOException {
    // given
    String id = create();
    post(id, "activate").then().statusCode(200);
    ObjectNode content = (ObjectNode) JSON.readTree(get(id).asString());
    List<String> steps = get(id).path("steps.id");
    ((ObjectNode) content.at("/steps/1/delay")).put("amount", 5);
    put(id, content, "?inFlight=keep").then().statusCode(200);
    ((ObjectNode) content.at("/steps/1/delay")).put("amount", 6);
    put(id, content, "?inFlight=reschedule").then().statusCode(200);
    FakeEnrollment.answers(
        200,
        """
        {"waiting":[{"campaignVersion":3,"stepId":"%1$s","count":1},
                    {"campaignVersion":1,"stepId":"%2$s","count":2}]}
        """
            .formatted(steps.get(0), steps.get(1)));

    // when
    Response all = Api.as(stack, "acme", "viewer").get("/api/campaigns/" + id + "/versions");
    String half = "/api/campaigns/" + id + "/versions?limit=2";
    Response first = Api.as(stack, "acme", "viewer").get(half);
    Response second =
        Api.as(stack, "acme", "viewer").get(half + "&cursor=" + first.path("nextCursor"));

    // then
    all.then()
        .statusCode(200)
        .body("items.version", equalTo(List.of(3, 2, 1)))
        .body("items.current", equalTo(List.of(true, false, false)))
        .body("items.inFlight", equalTo(Arrays.asList("reschedule", "keep", null)))
        .body("items[0].steps.waiting", equalTo(List.of(1, 0)))
        .body("items[1].steps.waiting", equalTo(List.of(0, 0)))
        .body("items[2].steps.waiting", equalTo(List.of(0, 2)))
        .body("items[2].steps[1].delay.amount", equalTo(3))
        .body("nextCursor", nullValue());
    first.then().body("items.version", equalTo(List.of(3, 2)));
    second
        .then()
        .statusCode(200)
        .body("items.version", equalTo(List.of(1)))
        .body("nextCursor", nullValue());
  }

  @Test
  void tellsOfEachPauseInWhichTimeStoodStill() {
    // given
    String id = create();
    post(id, "activate").then().statusCode(200);

    // when
    for (String mode : List.of("freeze", "elapse", "freeze")) {
      post(id, "pause").then().statusCode(200);
      Api.as(stack, "acme", "operator")
          .body("{\"mode\":\"" + mode + "\"}")
          .post("/api/campaigns/" + id + "/resume")
          .then()
          .statusCode(200)
          .body("status", equalTo("active"));
    }
    post(id, "archive").then().statusCode(200);

    // then
    List<CampaignDefined> told =
        told(id, text -> text.contains(id) && text.contains("\"status\":\"archived\""));
    assertThat(told).hasSize(8);
    assertThat(told)
        .extracting(one -> one.freezes() == null ? 0 : one.freezes().size())
        .containsExactly(0, 0, 1, 1, 1, 1, 2, 2);
    List<Freeze> freezes = told.getLast().freezes();
    assertThat(freezes).isNotNull().extracting(Freeze::pausedAt).isSorted();
    assertThat(freezes.get(0).pausedAt()).isEqualTo(told.get(1).pausedAt());
    assertThat(freezes.get(0).resumedAt())
        .isBetween(told.get(2).changedAt().minusSeconds(5), told.get(2).changedAt());
    assertThat(freezes.get(1).pausedAt()).isEqualTo(told.get(5).pausedAt());
  }

  @Test
  void saysAtOnceAllThatKeepsItFromBeingActivatedAndWhatMaySurprise() {
    // given: hooli has no sender for SMS and quiet hours for e-mail
    Api.as(stack, "hooli", "admin")
        .body(
            """
            {"companyName": "Hooli", "defaultZone": "Europe/Berlin",
             "emailSender": {"address": "hello@hooli.example"},
             "quietHours": [{"channel": "email", "start": "18:00", "end": "09:00"}]}
            """)
        .put("/api/settings")
        .then()
        .statusCode(200);
    String id =
        Api.as(stack, "hooli", "editor")
            .body(
                """
                {"name": "Impossible", "trigger": {"type": "new_client"},
                 "schedule": {"zoneMode": "contact",
                   "windows": [{"days": ["monday"], "start": "19:00", "end": "22:00"}]},
                 "steps": [
                   {"channel": "email", "delay": {"amount": 0, "unit": "minutes"},
                    "subject": "Hello {{ firstName }}", "text": "Hello\\n {{ lastName }}"},
                   {"channel": "sms", "delay": {"amount": 1, "unit": "days"}, "text": "Hello",
                    "maxLateness": {"amount": 0, "unit": "hours"}, "onTooLate": "exit"},
                   {"channel": "sms", "delay": {"amount": 1, "unit": "days"},
                    "text": "{{ companyName }} {{ attributes.city }}", "missingVariable": "empty"}]}
                """)
            .post("/api/campaigns")
            .then()
            .statusCode(201)
            .extract()
            .path("id");

    // when
    Response checked = Api.as(stack, "hooli", "editor").post("/api/campaigns/" + id + "/validate");
    Response refused =
        Api.as(stack, "hooli", "operator").post("/api/campaigns/" + id + "/activate");

    // then
    List<String> faults =
        List.of(
            "/steps/0 unreachable_step",
            "/steps/1/maxLateness unreachable_step",
            "/steps/1/channel no_sender",
            "/steps/2 unreachable_step",
            "/steps/2/channel no_sender");
    checked
        .then()
        .statusCode(200)
        .body("errors.collect { it.pointer + ' ' + it.code }", equalTo(faults))
        .body(
            "warnings.collect { it.pointer + ' ' + it.code }",
            equalTo(
                List.of(
                    "/steps/0/subject no_default",
                    "/steps/0/text no_default",
                    "/steps/2/text no_default")))
        .body("warnings[1].detail", containsString("line 2, column 2: lastName"));
    refused
        .then()
        .statusCode(422)
        .body("errors.collect { it.pointer + ' ' + it.code }", equalTo(faults));
  }

  @Test
  void activatesWithWarnings() {
    String id = create();

    post(id, "activate")
        .then()
        .statusCode(200)
        .body("warnings.pointer", equalTo(List.of("/steps/0/html", "/steps/1/text")))
        .body("warnings[0].detail", containsString("firstName"));
    get(id).then().body("$", not(hasKey("warnings")));
  }

  private List<CampaignDefined> told(String id, Predicate<String> last) {
    try (KafkaClient kafka = new KafkaClient(stack.bootstrapServers())) {
      return kafka.readUntil(Topics.DEFINITIONS, last, Duration.ofSeconds(30)).stream()
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
