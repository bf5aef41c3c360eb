package org.campaignautomation.campaign.automation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.campaignautomation.campaign.Api;
import org.campaignautomation.campaign.dispatch.FakeDispatch;
import org.campaignautomation.localstack.testing.InjectStack;
import org.campaignautomation.localstack.testing.TestStack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SendIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, String> EMAIL =
      Map.of("channel", "email", "subject", "News", "text", "Hello {{ firstName }}");

  @InjectStack TestStack stack;

  private People people;
  private String campaign = "";
  private String ada = "";
  private String ofGlobex = "";
  private String step = "";

  @BeforeEach
  void prepare() {
    people = new People(stack);
    campaign = people.campaign();
    step = people.steps(campaign).getFirst();
    ada = people.contact("Ada");
    ofGlobex = people.contactOf("globex", "Eve", Api.newId());
    FakeEnrollment.answers(500, "{}");
    FakeDispatch.answers(500, "{}");
    FakeEnrollment.SERVICE.answers("/send", 200, queued());
  }

  @Test
  void sendsAStepOfAnActiveCampaignAsItStandsThere() throws IOException {
    // given
    people.activate(campaign);

    // when
    Response answer = send(Map.of("contactIds", List.of(ofGlobex, ada), "stepId", step));

    // then
    answer
        .then()
        .statusCode(200)
        .body("results", hasSize(2))
        .body("results[0].contactId", equalTo(ofGlobex))
        .body("results[0].outcome", equalTo("skipped"))
        .body("results[0].reason", equalTo("contact_unknown"))
        .body("results[1].contactId", equalTo(ada))
        .body("results[1].outcome", equalTo("queued"))
        .body("results[1].jobId", equalTo("0193a000-0000-7000-8000-000000000001"))
        .body("results[1].rendered", nullValue());
    JsonNode order = asked();
    assertThat(order.path("contactIds")).hasSize(1);
    assertThat(order.path("stepId").textValue()).isEqualTo(step);
    assertThat(order.path("step").intValue()).isEqualTo(1);
    assertThat(order.path("campaignVersion").intValue()).isEqualTo(1);
    assertThat(order.path("channel").textValue()).isEqualTo("email");
    assertThat(order.path("message").isNull()).isTrue();
  }

  @Test
  void sendsTheStepOfADraftWithItsContentSinceNobodyElseKnowsIt() throws IOException {
    send(Map.of("contactIds", List.of(ada), "stepId", step)).then().statusCode(200);

    assertThat(asked().at("/message/subject").textValue()).startsWith("Welcome {{ firstName");
    assertThat(asked().path("stepId").textValue()).isEqualTo(step);
  }

  @Test
  void sendsAMessageOfNoStep() throws IOException {
    send(Map.of("contactIds", List.of(ada), "message", EMAIL)).then().statusCode(200);

    assertThat(asked().path("stepId").isNull()).isTrue();
    assertThat(asked().path("step").intValue()).isZero();
    assertThat(asked().at("/message/text").textValue()).isEqualTo("Hello {{ firstName }}");
  }

  @Test
  void doesNotAskForPeopleWhoAreNotThere() {
    send(Map.of("contactIds", List.of(ofGlobex, UUID.randomUUID()), "stepId", step))
        .then()
        .statusCode(200)
        .body("results.reason", equalTo(List.of("contact_unknown", "contact_unknown")));

    assertThat(FakeEnrollment.questions()).isEmpty();
  }

  @Test
  void onlyRendersInTestMode() throws IOException {
    // given
    FakeDispatch.SERVICE.answers(
        "/render",
        200,
        """
        {"items":[{"ref":"%s","outcome":"would_send","reason":null,"rendered":{"subject":"News",
         "html":null,"text":"Hello Ada","encoding":null,"segments":null}}]}
        """
            .formatted(ada));

    // when
    Response answer =
        people
            .as("editor")
            .body(
                Map.of(
                    "action",
                    "send_immediate",
                    "testMode",
                    true,
                    "contactIds",
                    List.of(ada, ofGlobex),
                    "message",
                    EMAIL))
            .post(path());

    // then
    answer
        .then()
        .statusCode(200)
        .body("results[0].outcome", equalTo("rendered"))
        .body("results[0].rendered.text", equalTo("Hello Ada"))
        .body("results[0].jobId", nullValue())
        .body("results[1].outcome", equalTo("skipped"))
        .body("results[1].reason", equalTo("contact_unknown"));
    assertThat(FakeEnrollment.questions()).isEmpty();
    JsonNode order = JSON.readTree(FakeDispatch.questions().getFirst().body());
    assertThat(order.path("items")).hasSize(1);
    assertThat(order.at("/items/0/contact/firstName").textValue()).isEqualTo("Ada");
  }

  @Test
  void namesEveryFault() {
    send(Map.of())
        .then()
        .statusCode(422)
        .body("errors.pointer", equalTo(List.of("/contactIds", "")));
    send(Map.of("contactIds", List.of(ada, ada), "stepId", step, "message", EMAIL))
        .then()
        .statusCode(422)
        .body("errors.pointer", equalTo(List.of("/contactIds/1", "/message")))
        .body("errors.code", equalTo(List.of("duplicate", "conflict")));
    List<String> many = Stream.generate(() -> UUID.randomUUID().toString()).limit(101).toList();
    send(Map.of("contactIds", many, "stepId", step))
        .then()
        .statusCode(422)
        .body("errors[0].code", equalTo("too_many"));
    send(Map.of("contactIds", List.of(ada), "stepId", UUID.randomUUID()))
        .then()
        .statusCode(422)
        .body("errors[0].code", equalTo("unknown_step"));
    send(Map.of("contactIds", List.of(ada), "message", Map.of("text", "Hi")))
        .then()
        .statusCode(422)
        .body("errors[0].pointer", equalTo("/message/channel"));
    send(Map.of("contactIds", List.of(ada), "message", Map.of("channel", "email", "text", "{{ x")))
        .then()
        .statusCode(422)
        .body("errors.pointer", equalTo(List.of("/message/subject", "/message/text")));
    send(Map.of("contactIds", List.of("x"), "stepId", step)).then().statusCode(400);
    assertThat(FakeEnrollment.questions()).isEmpty();
  }

  @Test
  void refusesAChannelWithoutASender() {
    String other = people.campaignOf("globex");

    people
        .as("globex", "operator")
        .body(Map.of("action", "send_immediate", "contactIds", List.of(ofGlobex), "message", EMAIL))
        .post("/api/campaigns/" + other + "/automation")
        .then()
        .statusCode(422)
        .body("errors[0].pointer", equalTo("/message/channel"))
        .body("errors[0].code", equalTo("no_sender"));
  }

  @Test
  void neverSendsAgainForAKeyOfWhichNobodyKnowsTheEnd() {
    // given
    String key = Api.newId();
    Map<String, Object> body = Map.of("contactIds", List.of(ada), "message", EMAIL);
    FakeEnrollment.SERVICE.answers("/send", 0, "");
    send(key, body).then().statusCode(503).body("outcome", equalTo("unknown"));
    FakeEnrollment.SERVICE.answers("/send", 200, queued());

    // when
    Response second = send(key, body);

    // then
    second.then().statusCode(409).body("code", equalTo("idempotency_in_progress"));
    assertThat(FakeEnrollment.SERVICE.questions("/send")).hasSize(1);
  }

  @Test
  void sendsForAKeyWhoseFirstRequestWasRefused() {
    String key = Api.newId();
    Map<String, Object> body = Map.of("contactIds", List.of(ada), "message", EMAIL);
    FakeEnrollment.SERVICE.answers("/send", 422, "{\"code\":\"validation_failed\"}");
    send(key, body).then().statusCode(422);
    FakeEnrollment.SERVICE.answers("/send", 200, queued());

    send(key, body).then().statusCode(200);
    send(key, body).then().statusCode(200).header("Idempotency-Replay", equalTo("true"));
    assertThat(FakeEnrollment.SERVICE.questions("/send")).hasSize(2);
  }

  private Response send(Map<String, Object> body) {
    return send(Api.newId(), body);
  }

  private Response send(String key, Map<String, Object> body) {
    Map<String, Object> command = new java.util.HashMap<>(body);
    command.put("action", "send_immediate");
    return people.as("operator").header("Idempotency-Key", key).body(command).post(path());
  }

  private JsonNode asked() throws IOException {
    return JSON.readTree(FakeEnrollment.SERVICE.questions("/send").getFirst().body());
  }

  private String path() {
    return "/api/campaigns/" + campaign + "/automation";
  }

  private String queued() {
    return """
        {"results":[{"contactId":"%s","outcome":"queued","reason":null,
         "jobId":"0193a000-0000-7000-8000-000000000001"}]}
        """
        .formatted(ada);
  }
}
