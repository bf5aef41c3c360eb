package org.campaignautomation.campaign.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import org.campaignautomation.campaign.Api;
import org.campaignautomation.campaign.dispatch.FakeDispatch;
import org.campaignautomation.localstack.testing.InjectStack;
import org.campaignautomation.localstack.testing.TestStack;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ProvidersIT {
  @InjectStack TestStack stack;

  @Test
  void showsTheAccountsThatDispatchKnows() {
    // given
    FakeDispatch.answers(
        200,
        """
        {"items":[
          {"channel":"email","endpoint":"smtp://relay.example:587 (STARTTLS required)","connections":10,
           "rate":{"perSecond":200.0,"unit":"messages"},"breaker":"open","since":"2026-11-22T09:00:00Z",
           "reason":"connect_failed","nextCheckAt":"2026-11-22T09:00:30Z"},
          {"channel":"sms","endpoint":"https://api.twilio.com","connections":20,"rate":null,
           "breaker":"closed","since":null,"reason":null,"nextCheckAt":null}]}
        """);

    // when
    var answer = Api.as(stack, "acme", "viewer").get("/api/providers").then();

    // then
    answer
        .statusCode(200)
        .body("items[0].channel", equalTo("email"))
        .body("items[0].rate.perSecond", equalTo(200.0f))
        .body("items[0].rate.unit", equalTo("messages"))
        .body("items[0].breaker", equalTo("open"))
        .body("items[0].reason", equalTo("connect_failed"))
        .body("items[1].rate", nullValue());
    assertThat(FakeDispatch.questions())
        .singleElement()
        .satisfies(
            question -> {
              assertThat(question.uri()).isEqualTo("/internal/v1/providers");
              assertThat(question.tenantId()).isEqualTo("acme");
            });
  }

  @Test
  void asksAProvider() {
    // given
    FakeDispatch.answers(
        200,
        """
        {"channel":"sms","ok":false,"code":"20003","detail":"Twilio does not take our credentials",
         "tookMillis":120}
        """);

    // when
    var answer = Api.admin(stack).post("/api/providers/sms/check").then();

    // then
    answer
        .statusCode(200)
        .body("ok", equalTo(false))
        .body("code", equalTo("20003"))
        .body("tookMillis", equalTo(120));
    assertThat(FakeDispatch.questions())
        .singleElement()
        .satisfies(
            question -> {
              assertThat(question.uri()).isEqualTo("/internal/v1/providers/sms/check");
              assertThat(question.tenantId()).isEqualTo("acme");
            });
  }

  @Test
  void saysWhenDispatchIsAway() {
    FakeDispatch.answers(500, "{}");

    Api.admin(stack)
        .get("/api/providers")
        .then()
        .statusCode(503)
        .body("code", equalTo("dependency_unavailable"));
  }
}
