package org.campaignautomation.campaign.timeline;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.campaignautomation.campaign.Api;
import org.campaignautomation.campaign.automation.FakeEnrollment;
import org.campaignautomation.campaign.dispatch.FakeDispatch;
import org.campaignautomation.localstack.testing.InjectStack;
import org.campaignautomation.localstack.testing.TestStack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TimelineIT {
  private static final String NOBODY_BARRED = "{\"contacts\":[]}";

  @InjectStack TestStack stack;

  private String contact = "";
  private String campaign = "";

  @BeforeEach
  void prepare() {
    contact =
        Api.admin(stack)
            .body(Map.of("externalId", Api.newId(), "email", "timeline@example.com"))
            .post("/api/contacts")
            .path("id");
    campaign = Api.admin(stack).body(Api.campaign("Told")).post("/api/campaigns").path("id");
    FakeEnrollment.answers(404, "{}");
    FakeDispatch.answers(404, "{}");
    FakeDispatch.SERVICE.answers("/suppressions/check", 200, NOBODY_BARRED);
  }

  @Test
  void putsWhatAllKnowInOneOrder() {
    // given
    history(null, entry("2126-01-02T00:00:00Z", "sent"), entry("2126-01-01T00:00:00Z", "enrolled"));
    barred("2126-01-01T12:00:00Z");

    // when
    ValidatableResponse answer = ask("");

    // then
    answer
        .statusCode(200)
        .body("items.kind", contains("sent", "suppressed", "enrolled", "accepted"))
        .body("items[0].campaign.name", equalTo("Told"))
        .body("items[0].step", equalTo(1))
        .body("items[1].reason", equalTo("asked for it"))
        .body("items[1].channel", equalTo("email"))
        .body("items[1].actor", equalTo("operator"))
        .body("items[3].campaign", nullValue())
        .body("nextCursor", nullValue());
  }

  @Test
  void tellsEachThingOnOnePageOnly() {
    // given
    barred("2126-01-01T12:00:00Z");
    history("there", entry("2126-01-02T00:00:00Z", "sent"), entry("2126-01-01T12:00:00Z", "left"));

    // when
    ValidatableResponse first = ask("");

    // then
    first.statusCode(200).body("items.kind", contains("sent", "left"));
    String cursor = first.body("nextCursor", notNullValue()).extract().path("nextCursor");
    history(null, entry("2126-01-01T00:00:00Z", "enrolled"));
    ask("?cursor=" + cursor)
        .statusCode(200)
        .body("items.kind", contains("suppressed", "enrolled", "accepted"));
    Assertions.assertThat(FakeEnrollment.SERVICE.questions("/history").getLast().uri())
        .contains("cursor=there");
  }

  @Test
  void refusesWhatIsNoCursor() {
    ask("?cursor=x").statusCode(400).body("code", equalTo("invalid_cursor"));
    ask("?cursor=zzzzzzzzzzzzzzzzzzzzzzz.x")
        .statusCode(400)
        .body("code", equalTo("invalid_cursor"));
    ask("?limit=501").statusCode(400).body("code", equalTo("invalid_parameter"));
  }

  @Test
  void tellsNothingOfTheErased() {
    Api.admin(stack).delete("/api/contacts/" + contact).then().statusCode(204);

    ask("").statusCode(404);
    Assertions.assertThat(FakeEnrollment.questions()).isEmpty();
  }

  @Test
  void saysWhoDoesNotAnswer() {
    FakeEnrollment.answers(500, "{}");

    ask("").statusCode(503).header("Retry-After", notNullValue());
  }

  private void history(@org.jspecify.annotations.Nullable String next, String... entries) {
    FakeEnrollment.SERVICE.answers(
        "/history",
        200,
        "{\"items\":["
            + String.join(",", entries)
            + "],\"nextCursor\":"
            + (next == null ? "null" : "\"" + next + "\"")
            + "}");
  }

  private String entry(String at, String kind) {
    return """
    {"at":"%s","kind":"%s","id":"%s","campaignId":"%s","campaignVersion":1,"jobId":null,"step":1}
    """
        .formatted(Instant.parse(at), kind, UUID.randomUUID(), campaign);
  }

  private void barred(String since) {
    FakeDispatch.SERVICE.answers(
        "/suppressions/check",
        200,
        """
        {"contacts":[{"contactId":"%s","suppressed":[{"channel":"email","code":"suppressed","id":"%s",
          "source":"operator","reason":"asked for it","since":"%s"}]}]}
        """
            .formatted(contact, UUID.randomUUID(), since));
  }

  private ValidatableResponse ask(String query) {
    return Api.as(stack, "acme", "viewer")
        .urlEncodingEnabled(false)
        .get("/api/contacts/" + contact + "/timeline" + query)
        .then();
  }
}
