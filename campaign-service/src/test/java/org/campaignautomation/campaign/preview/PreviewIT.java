package org.campaignautomation.campaign.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.campaignautomation.campaign.Api;
import org.campaignautomation.campaign.automation.FakeEnrollment;
import org.campaignautomation.campaign.dispatch.FakeDispatch;
import org.campaignautomation.campaign.inner.FakeService;
import org.campaignautomation.localstack.testing.InjectStack;
import org.campaignautomation.localstack.testing.TestStack;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PreviewIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String RENDERED =
      """
      {"items":[{"ref":"preview","outcome":"would_send","reason":null,"rendered":
        {"subject":"Hello Ada","html":"<p>Hi</p>","text":null,"encoding":null,"segments":null,
         "from":"Acme <hello@acme.example>","to":"ada@example.com",
         "headers":{"Subject":"Hello Ada"},"later":1}}]}
      """;

  @InjectStack TestStack stack;

  @Test
  void showsWhenStepsWouldBeDue() throws IOException {
    // given
    FakeEnrollment.answers(
        200,
        """
        [{"step":1,"targetAt":"2026-11-22T09:00:00Z","dueAt":"2026-11-23T14:00:00Z"},
         {"step":2,"targetAt":"2026-11-26T14:00:00Z","dueAt":"2026-11-26T14:00:00Z"}]
        """);

    // when
    var answer =
        Api.as(stack, "acme", "editor")
            .body(
                """
                {"enrolledAt": "2026-11-22T09:00:00Z", "zone": "Europe/Berlin",
                 "schedule": {"windows": [{"days": ["monday"], "start": "09:00", "end": "18:00"}],
                              "blackoutDates": ["2026-12-25"]},
                 "steps": [{"delay": {"amount": 0, "unit": "minutes"}},
                           {"delay": {"amount": 3, "unit": "days"}, "delayFrom": "enrollment"}]}
                """)
            .post("/api/schedule/preview");

    // then
    answer
        .then()
        .statusCode(200)
        .body("step", equalTo(List.of(1, 2)))
        .body("[0].targetAt", equalTo("2026-11-22T09:00:00Z"))
        .body("[0].dueAt", equalTo("2026-11-23T14:00:00Z"));
    FakeService.Question asked = FakeEnrollment.questions().getFirst();
    assertThat(asked.uri()).isEqualTo("/internal/v1/schedule/preview");
    assertThat(asked.tenantId()).isEqualTo("acme");
    JsonNode body = JSON.readTree(asked.body());
    assertThat(body.at("/zone").asText()).isEqualTo("Europe/Berlin");
    assertThat(body.at("/schedule/zone").asText()).isEqualTo("America/New_York");
    assertThat(body.at("/schedule/zoneMode").asText()).isEqualTo("contact");
    assertThat(body.at("/schedule/windows/0/end").asText()).isEqualTo("18:00");
    assertThat(body.at("/steps/0/delayFrom").asText()).isEqualTo("previous_step");
    assertThat(body.at("/steps/1/delay/unit").asText()).isEqualTo("days");
  }

  @Test
  void namesEveryFaultOfASchedule() {
    FakeEnrollment.answers(200, "[]");

    Api.as(stack, "acme", "editor")
        .body(
            """
            {"zone": "Mars/Olympus",
             "steps": [null, {}, {"delay": {"amount": -1, "unit": "days"}}]}
            """)
        .post("/api/schedule/preview")
        .then()
        .statusCode(422)
        .body(
            "errors.collect { it.pointer + ' ' + it.code }",
            equalTo(
                List.of(
                    "/enrolledAt required",
                    "/zone unknown_zone",
                    "/steps/0 required",
                    "/steps/1/delay required",
                    "/steps/2/delay/amount out_of_range")));
    Api.as(stack, "acme", "editor")
        .body(
            """
            {"enrolledAt": "2026-11-22T09:00:00Z",
             "schedule": {"zone": "UTC+25", "windows": [{"days": ["monday"], "start": "9"}]},
             "steps": []}
            """)
        .post("/api/schedule/preview")
        .then()
        .statusCode(400)
        .body("errors[0].pointer", equalTo("/schedule/windows/0/start"));
    Api.as(stack, "acme", "editor")
        .body(
            """
            {"enrolledAt": "2026-11-22T09:00:00Z",
             "schedule": {"zone": "UTC+25", "windows": [{"days": ["monday"], "start": "09:00"}]},
             "steps": []}
            """)
        .post("/api/schedule/preview")
        .then()
        .statusCode(422)
        .body(
            "errors.pointer",
            equalTo(List.of("/schedule/zone", "/schedule/windows/0/end", "/steps")));
    assertThat(FakeEnrollment.questions()).isEmpty();
  }

  @Test
  void passesOnWhatCannotBePlanned() {
    FakeEnrollment.answers(
        422,
        """
        {"code":"validation_failed","detail":"It never opens.","errors":[
          {"pointer":"/schedule","code":"never_opens","detail":"It never opens."}]}
        """);

    Api.as(stack, "acme", "editor")
        .body(
            """
            {"enrolledAt": "2026-11-22T09:00:00Z",
             "steps": [{"delay": {"amount": 0, "unit": "minutes"}}]}
            """)
        .post("/api/schedule/preview")
        .then()
        .statusCode(422)
        .body("errors[0].pointer", equalTo("/schedule"));
  }

  @Test
  void showsAMessageToAContactOfTheTenant() throws IOException {
    // given
    String id =
        Api.as(stack, "acme", "editor")
            .body(Map.of("externalId", Api.newId(), "email", "Ada@EXAMPLE.com", "firstName", "Ada"))
            .post("/api/contacts")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    FakeDispatch.answers(200, RENDERED);
    Map<String, String> body =
        Map.of(
            "contactId",
            id,
            "channel",
            "email",
            "subject",
            "Hello {{ firstName }}",
            "html",
            "<p>Hi</p>");

    // when
    var answer = Api.as(stack, "acme", "editor").body(body).post("/api/templates/preview");

    // then
    answer
        .then()
        .statusCode(200)
        .body("outcome", equalTo("would_send"))
        .body("subject", equalTo("Hello Ada"))
        .body("from", equalTo("Acme <hello@acme.example>"))
        .body("headers.Subject", equalTo("Hello Ada"))
        .body("segments", nullValue());
    FakeService.Question asked = FakeDispatch.questions().getFirst();
    assertThat(asked.uri()).isEqualTo("/internal/v1/render");
    assertThat(asked.tenantId()).isEqualTo("acme");
    JsonNode item = JSON.readTree(asked.body()).at("/items/0");
    assertThat(item.at("/contact/email").asText()).isEqualTo("Ada@example.com");
    assertThat(item.at("/content/subject").asText()).isEqualTo("Hello {{ firstName }}");
    Api.as(stack, "globex", "editor")
        .body(body)
        .post("/api/templates/preview")
        .then()
        .statusCode(404);
  }

  @Test
  void showsAMessageToSomebodyWhoIsNoContact() throws IOException {
    FakeDispatch.answers(
        200,
        "{\"items\":[{\"ref\":\"preview\",\"outcome\":\"would_skip\",\"reason\":\"no_address\"}]}");

    Api.as(stack, "acme", "editor")
        .body(
            """
            {"contact": {"phone": "(202) 555-0123", "zone": "America/New_York"},
             "channel": "email", "subject": "x", "text": "y", "missingVariable": "empty"}
            """)
        .post("/api/templates/preview")
        .then()
        .statusCode(200)
        .body("outcome", equalTo("would_skip"))
        .body("reason", equalTo("no_address"))
        .body("subject", nullValue());
    JsonNode item = JSON.readTree(FakeDispatch.questions().getFirst().body()).at("/items/0");
    assertThat(item.at("/contact/phone").asText()).isEqualTo("+12025550123");
    assertThat(item.at("/content/missingVariable").asText()).isEqualTo("empty");
  }

  @Test
  void namesEveryFaultOfAMessage() {
    FakeDispatch.answers(200, RENDERED);

    Api.as(stack, "acme", "editor")
        .body(
            """
            {"contact": {"email": "nobody", "zone": "Mars/Olympus"}, "channel": "email",
             "subject": " ", "html": "<p>\\n{{ firstNam }}"}
            """)
        .post("/api/templates/preview")
        .then()
        .statusCode(422)
        .body(
            "errors.collect { it.pointer + ' ' + it.code }",
            equalTo(
                List.of(
                    "/subject required",
                    "/html template_error",
                    "/contact/zone unknown_zone",
                    "/contact/email invalid_email")))
        .body("errors[1].detail", containsString("line 2, column 4"));
    Api.as(stack, "acme", "editor")
        .body("{\"contact\": {\"mail\": \"x\"}, \"channel\": \"sms\", \"text\": \"x\"}")
        .post("/api/templates/preview")
        .then()
        .statusCode(400)
        .body("errors[0].pointer", equalTo("/contact/mail"));
    Api.as(stack, "acme", "editor")
        .body("{\"subject\": \"x\"}")
        .post("/api/templates/preview")
        .then()
        .statusCode(422)
        .body("errors.pointer", equalTo(List.of("/channel", "/contactId")));
    assertThat(FakeDispatch.questions()).isEmpty();
  }

  @Test
  void saysThatTheOtherServiceIsAway() {
    FakeDispatch.answers(503, "{}");

    Api.as(stack, "acme", "editor")
        .body("{\"contact\":{\"phone\":\"+12025550123\"},\"channel\":\"sms\",\"text\":\"Hello\"}")
        .post("/api/templates/preview")
        .then()
        .statusCode(503)
        .header("Retry-After", equalTo("5"))
        .body("code", equalTo("dependency_unavailable"));
  }
}
