package org.campaignautomation.campaign.automation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.UUID;
import org.campaignautomation.campaign.dispatch.FakeDispatch;
import org.campaignautomation.localstack.testing.InjectStack;
import org.campaignautomation.localstack.testing.TestStack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ExplainIT {
  private static final String FURTHER =
      """
      {"verdict":"held","nextAt":"2026-11-23T09:00:00Z","checks":[
        {"rule":"schedule","input":{"zone":"America/New_York"},"result":"hold",
         "until":"2026-11-23T09:00:00Z","detail":"The schedule is closed until 09:00."}]}
      """;
  private static final String NOT_SUPPRESSED =
      "{\"contacts\":[{\"contactId\":\"0193a000-0000-7000-8000-000000000001\",\"suppressed\":[]}]}";

  private static final String PROVIDERS =
      """
      {"items":[
        {"channel":"email","endpoint":"smtp://relay","connections":10,"rate":null,"breaker":"%s",
         "since":null,"reason":%s,"nextCheckAt":%s},
        {"channel":"sms","endpoint":"https://sms","connections":20,"rate":null,"breaker":"closed",
         "since":null,"reason":null,"nextCheckAt":null}]}
      """;

  @InjectStack TestStack stack;

  private People people;
  private String campaign = "";
  private String ada = "";

  @BeforeEach
  void prepare() {
    people = new People(stack);
    campaign = people.campaign();
    ada = people.contact("Ada");
    FakeEnrollment.answers(500, "{}");
    FakeDispatch.answers(500, "{}");
    FakeEnrollment.SERVICE.answers("/explain", 200, FURTHER);
    FakeDispatch.SERVICE.answers("/suppressions/check", 200, NOT_SUPPRESSED);
    FakeDispatch.SERVICE.answers("/providers", 200, PROVIDERS.formatted("closed", "null", "null"));
  }

  @Test
  void saysThatAProviderTakesNothing() {
    people.activate(campaign);
    FakeDispatch.SERVICE.answers(
        "/providers", 200, PROVIDERS.formatted("open", "\"535\"", "\"2026-11-24T09:00:00Z\""));

    for (String what : List.of("", "/contacts/" + ada)) {
      JsonPath answer = explain(what);

      assertThat(answer.getString("verdict")).isEqualTo("held");
      assertThat(answer.getString("nextAt")).isEqualTo("2026-11-24T09:00:00Z");
      assertThat(answer.getList("checks.findAll { it.rule == 'provider' }.result"))
          .containsExactly("hold", "pass");
      assertThat(answer.getString("checks.find { it.rule == 'provider' }.input.reason"))
          .isEqualTo("535");
    }
  }

  @Test
  void asksNoProviderForADraft() {
    explain("");

    assertThat(FakeDispatch.questions()).isEmpty();
  }

  @Test
  void saysThatADraftSendsNothing() {
    JsonPath answer = explain("");

    assertThat(answer.getString("verdict")).isEqualTo("stopped");
    assertThat(rules(answer))
        .containsExactly(
            "campaign_status", "trigger_type", "steps", "sender", "sender", "recent_contacts");
    assertThat(answer.getString("checks[0].result")).isEqualTo("stop");
    assertThat(answer.getString("checks[0].input.status")).isEqualTo("draft");
    assertThat(FakeEnrollment.questions()).isEmpty();
  }

  @Test
  void putsItsOwnRulesBeforeThoseOfTheOthers() {
    people.activate(campaign);

    JsonPath answer = explain("/contacts/" + ada);

    assertThat(answer.getString("verdict")).isEqualTo("held");
    assertThat(answer.getString("nextAt")).isEqualTo("2026-11-23T09:00:00Z");
    assertThat(rules(answer))
        .containsExactly(
            "campaign_status",
            "trigger_type",
            "steps",
            "sender",
            "sender",
            "contact_known",
            "contact_address",
            "schedule",
            "suppression",
            "provider",
            "provider");
    assertThat(answer.getString("checks.find { it.rule == 'schedule' }.input.zone"))
        .isEqualTo("America/New_York");
  }

  @Test
  void saysThatAPausedCampaignHolds() {
    people.activate(campaign);
    people.as("operator").post("/api/campaigns/" + campaign + "/pause").then().statusCode(200);

    JsonPath answer = explain("");

    assertThat(answer.getString("verdict")).isEqualTo("held");
    assertThat(answer.getString("nextAt")).isNull();
    assertThat(answer.getString("checks[0].detail")).contains("paused");
  }

  @Test
  void saysThatAnAddressIsSuppressed() {
    people.activate(campaign);
    FakeDispatch.SERVICE.answers(
        "/suppressions/check",
        200,
        """
        {"contacts":[{"contactId":"%s","suppressed":[
          {"channel":"sms","code":"suppressed","id":null},
          {"channel":"email","code":"suppressed","id":null,"source":"operator",
           "reason":"asked for it","since":"2026-11-20T09:00:00Z"}]}]}
        """
            .formatted(ada));

    JsonPath answer = explain("/contacts/" + ada);

    assertThat(answer.getString("verdict")).isEqualTo("stopped");
    assertThat(answer.getString("nextAt")).isNull();
    assertThat(answer.getString("checks.findAll { it.rule == 'suppression' }[-1].input.reason"))
        .isEqualTo("asked for it");
  }

  @Test
  void goesOnWhereOneChannelIsLeft() {
    people.activate(campaign);
    FakeDispatch.SERVICE.answers(
        "/suppressions/check",
        200,
        "{\"contacts\":[{\"contactId\":\"%s\",\"suppressed\":[{\"channel\":\"sms\"}]}]}"
            .formatted(ada));

    JsonPath answer = explain("/contacts/" + ada);

    assertThat(answer.getString("verdict")).isEqualTo("held");
    assertThat(answer.getString("checks.find { it.rule == 'suppression' }.result"))
        .isEqualTo("pass");
    assertThat(answer.getString("checks.find { it.rule == 'suppression' }.input.channel"))
        .isEqualTo("sms");
  }

  @Test
  void saysOfAnUnknownContactThatItIsNotThere() {
    people.activate(campaign);

    JsonPath answer = explain("/contacts/" + UUID.randomUUID());

    assertThat(answer.getString("verdict")).isEqualTo("stopped");
    assertThat(answer.getString("checks.find { it.rule == 'contact_known' }.result"))
        .isEqualTo("stop");
    assertThat(FakeDispatch.questions()).isEmpty();
  }

  @Test
  void saysWhatIsMissingWhileAServiceIsAway() {
    people.activate(campaign);
    FakeEnrollment.SERVICE.answers("/explain", 503, "{}");
    FakeDispatch.SERVICE.answers("/suppressions/check", 0, "");

    JsonPath answer = explain("/contacts/" + ada);

    assertThat(answer.getString("verdict")).isEqualTo("held");
    assertThat(rules(answer)).endsWith("enrollment_service", "dispatch_service");
    assertThat(answer.getString("checks[0].result")).isEqualTo("pass");
  }

  @Test
  void explainsAJobByItsCampaignAndContact() {
    String job = "0193a000-0000-7000-8000-000000000001";
    FakeEnrollment.SERVICE.answers(
        "/jobs/" + job,
        200,
        """
        {"id":"%s","kind":"sequence","campaignId":"%s","campaignVersion":1,"enrollmentId":null,
         "contact":{"id":"%s"},"stepId":null,"step":1,"channel":"email","status":"pending",
         "attempt":0,"createdAt":"2026-11-22T09:00:00Z","updatedAt":"2026-11-22T09:00:00Z"}
        """
            .formatted(job, campaign, ada));
    FakeEnrollment.SERVICE.answers("/explain", 200, FURTHER);

    people
        .as("viewer")
        .get("/api/jobs/" + job + "/explain")
        .then()
        .statusCode(200)
        .body("verdict", equalTo("stopped"))
        .body("nextAt", nullValue())
        .body("checks.rule[0]", equalTo("campaign_status"))
        .body("checks[0].detail", containsString("draft"));
    FakeEnrollment.SERVICE.answers("/jobs/" + job, 404, "{}");
    people.as("viewer").get("/api/jobs/" + job + "/explain").then().statusCode(404);
    people
        .as("globex", "viewer")
        .get("/api/campaigns/" + campaign + "/explain")
        .then()
        .statusCode(404);
  }

  private JsonPath explain(String what) {
    return people
        .as("viewer")
        .get("/api/campaigns/" + campaign + what + "/explain")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  private static List<String> rules(JsonPath answer) {
    return answer.getList("checks.rule");
  }
}
