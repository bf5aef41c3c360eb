package org.campaignautomation.campaign.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.UUID;
import org.campaignautomation.campaign.Api;
import org.campaignautomation.campaign.dispatch.FakeDispatch;
import org.campaignautomation.localstack.testing.InjectStack;
import org.campaignautomation.localstack.testing.TestStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class DeliveriesIT {
  private static final String ID = "01900000-0000-7000-8000-000000000001";
  private static final String DELIVERY =
      """
      {"id":"%1$s","jobId":"%1$s","attempt":1,"campaignId":"%1$s","stepId":null,"contactId":"%1$s",
       "channel":"sms","outcome":"unknown","detail":"no answer","sentAt":"2026-11-22T09:00:00Z",
       "unknownSince":"2026-11-22T09:02:00Z","further":1}
      """
          .formatted(ID);

  @InjectStack TestStack stack;

  @Test
  void theListIsPassedOnWithItsParts() {
    FakeDispatch.answers(200, "{\"items\":[" + DELIVERY + "],\"nextCursor\":\"abc\"}");

    Api.as(stack, "acme", "viewer")
        .get("/api/deliveries?outcome=unknown&limit=1&cursor=x")
        .then()
        .statusCode(200)
        .body("items[0].jobId", equalTo(ID))
        .body("items[0].channel", equalTo("sms"))
        .body("nextCursor", equalTo("abc"));

    assertThat(FakeDispatch.questions().getFirst().uri())
        .isEqualTo("/internal/v1/deliveries?outcome=unknown&limit=1&cursor=x");
    assertThat(FakeDispatch.questions().getFirst().tenantId()).isEqualTo("acme");
  }

  @ParameterizedTest
  @CsvSource({"resend, resend", "mark-sent, mark_sent"})
  void aDecisionIsPassedOnOnceWithItsReason(String path, String decision) {
    FakeDispatch.answers(200, "{\"id\":\"" + ID + "\",\"decision\":\"" + decision + "\"}");
    String key = UUID.randomUUID().toString();

    for (int i = 0; i < 2; i++) {
      Api.as(stack, "acme", "operator")
          .header("Idempotency-Key", key)
          .body(Map.of("reason", "seen in the log"))
          .post("/api/deliveries/" + ID + "/" + path)
          .then()
          .statusCode(200)
          .body("decision", equalTo(decision));
    }

    assertThat(FakeDispatch.questions())
        .singleElement()
        .satisfies(
            question -> {
              assertThat(question.uri()).isEqualTo("/internal/v1/deliveries/" + ID + "/" + path);
              assertThat(question.body()).contains("\"reason\":\"seen in the log\"");
            });
  }

  @Test
  void whatIsNotDecidedIsToldAsDispatchServiceSaysIt() {
    FakeDispatch.answers(
        422,
        """
        {"code":"validation_failed","detail":"Say why.",
         "errors":[{"pointer":"/reason","code":"required","detail":"Say why."}]}
        """);
    decide(" ").statusCode(422).body("errors[0].pointer", equalTo("/reason"));

    FakeDispatch.answers(409, "{\"code\":\"illegal_transition\",\"allowed\":[]}");
    decide("seen").statusCode(409).body("code", equalTo("illegal_transition"));

    FakeDispatch.answers(500, "{}");
    decide("seen").statusCode(503).body("code", equalTo("dependency_unavailable"));
  }

  private ValidatableResponse decide(String reason) {
    return Api.as(stack, "acme", "operator")
        .body(Map.of("reason", reason))
        .post("/api/deliveries/" + ID + "/resend")
        .then();
  }
}
