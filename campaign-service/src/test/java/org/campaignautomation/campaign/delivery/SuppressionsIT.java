package org.campaignautomation.campaign.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.List;
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
class SuppressionsIT {
  private static final String ID = "01900000-0000-7000-8000-000000000001";
  private static final String SUPPRESSION =
      """
      {"id":"%s","channel":"email","address":"a***@example.com","source":"operator",
       "reason":"asked","actor":"olga","createdAt":"2026-11-22T09:00:00Z","further":1}
      """
          .formatted(ID);

  @InjectStack TestStack stack;

  private RequestSpecification operator() {
    return Api.as(stack, "acme", "operator");
  }

  private static Map<String, Object> body(String channel, String address) {
    return Map.of("channel", channel, "address", address, "reason", "asked");
  }

  @ParameterizedTest
  @CsvSource({
    "email, ' Ann@EXAMPLE.com ', Ann@example.com",
    "email, ann@bücher.example, ann@xn--bcher-kva.example",
    "sms, +1 (202) 555-0123, +12025550123",
    "all, +44 20 7946 0958, +442079460958",
  })
  void anAddressIsBroughtIntoTheFormOfContacts(String channel, String address, String normal) {
    FakeDispatch.answers(201, SUPPRESSION);

    operator()
        .body(body(channel, address))
        .post("/api/suppressions")
        .then()
        .statusCode(201)
        .body("id", equalTo(ID))
        .body("address", equalTo("a***@example.com"))
        .body("further", nullValue());

    assertThat(FakeDispatch.questions())
        .singleElement()
        .satisfies(
            question -> {
              assertThat(question.uri()).isEqualTo("/internal/v1/suppressions");
              assertThat(question.body()).contains("\"address\":\"" + normal + "\"");
              assertThat(question.body()).contains("\"channel\":\"" + channel + "\"");
              assertThat(question.tenantId()).isEqualTo("acme");
            });
  }

  @Test
  void oneThatWasThereIsToldApart() {
    FakeDispatch.answers(200, SUPPRESSION);

    operator()
        .body(body("email", "ann@example.com"))
        .post("/api/suppressions")
        .then()
        .statusCode(200)
        .body("id", equalTo(ID));
  }

  @Test
  void aRepeatedRequestIsNotTwo() {
    FakeDispatch.answers(201, SUPPRESSION);
    String key = UUID.randomUUID().toString();

    for (int i = 0; i < 2; i++) {
      operator()
          .header("Idempotency-Key", key)
          .body(body("email", "ann@example.com"))
          .post("/api/suppressions")
          .then()
          .statusCode(201);
    }

    assertThat(FakeDispatch.questions()).hasSize(1);
  }

  @Test
  void whatIsWrongIsNamedAndNobodyAsked() {
    FakeDispatch.answers(201, SUPPRESSION);

    operator()
        .body(Map.of("channel", "email", "address", "+12025550123", "reason", " "))
        .post("/api/suppressions")
        .then()
        .statusCode(422)
        .body("errors.pointer", equalTo(List.of("/address", "/reason")));
    operator()
        .body(body("sms", "0201 555"))
        .post("/api/suppressions")
        .then()
        .statusCode(422)
        .body("errors[0].code", equalTo("invalid_address"));

    assertThat(FakeDispatch.questions()).isEmpty();
  }

  @Test
  void theListIsPassedOnWithItsParts() {
    FakeDispatch.answers(200, "{\"items\":[" + SUPPRESSION + "],\"nextCursor\":\"abc\"}");

    operator()
        .get("/api/suppressions?channel=email&limit=1&cursor=x")
        .then()
        .statusCode(200)
        .body("items[0].id", equalTo(ID))
        .body("nextCursor", equalTo("abc"));

    assertThat(FakeDispatch.questions().getFirst().uri())
        .isEqualTo("/internal/v1/suppressions?channel=email&limit=1&cursor=x");
  }

  @Test
  void aSuppressionEndsByItsId() {
    FakeDispatch.answers(200, "{}");
    operator().delete("/api/suppressions/" + ID).then().statusCode(204);
    assertThat(FakeDispatch.questions().getFirst().uri())
        .isEqualTo("/internal/v1/suppressions/" + ID);

    FakeDispatch.answers(404, "{}");
    operator()
        .delete("/api/suppressions/" + ID)
        .then()
        .statusCode(404)
        .body("code", equalTo("not_found"));
  }

  @Test
  void whatIsNotAnsweredMayBeTriedAgain() {
    FakeDispatch.answers(500, "{}");

    operator()
        .get("/api/suppressions")
        .then()
        .statusCode(503)
        .body("code", equalTo("dependency_unavailable"));
  }
}
