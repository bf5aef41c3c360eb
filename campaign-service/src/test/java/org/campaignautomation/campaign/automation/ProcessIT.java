package org.campaignautomation.campaign.automation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.campaignautomation.campaign.dispatch.FakeDispatch;
import org.campaignautomation.campaign.inner.FakeService.Reply;
import org.campaignautomation.localstack.testing.InjectStack;
import org.campaignautomation.localstack.testing.TestStack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ProcessIT {
  private static final String RUN = "0193a000-0000-7000-8000-00000000000a";
  private static final String JOB = "0193a000-0000-7000-8000-00000000000b";
  private static final String SKIPPED = "0193a000-0000-7000-8000-00000000000c";

  @InjectStack TestStack stack;

  private People people;
  private String campaign = "";
  private String step = "";
  private String contact = "";

  @BeforeEach
  void prepare() {
    people = new People(stack);
    campaign = people.campaign();
    step = people.steps(campaign).getFirst();
    contact = people.contact("Ada");
    FakeEnrollment.answers(500, "{}");
    FakeDispatch.answers(500, "{}");
  }

  @Test
  void handsOverWhatIsDue() {
    // given
    people.activate(campaign);
    FakeEnrollment.SERVICE.answers(
        "/process",
        200,
        """
        {"due":5,"handedOver":3,
         "held":[{"reason":"outside_window","count":2,"until":"2026-11-23T09:00:00Z"}],
         "results":[{"jobId":"0193a000-0000-7000-8000-000000000001",
                     "contactId":"0193a000-0000-7000-8000-000000000002","stepId":null,"step":1,
                     "channel":"email","dueAt":"2026-11-22T09:00:00Z"}]}
        """);

    // when
    Response answer = process("operator", false);

    // then
    answer
        .then()
        .statusCode(200)
        .body("due", equalTo(5))
        .body("handedOver", equalTo(3))
        .body("held[0].reason", equalTo("outside_window"))
        .body("held[0].count", equalTo(2))
        .body("held[0].until", equalTo("2026-11-23T09:00:00Z"))
        .body("results[0].contactId", equalTo("0193a000-0000-7000-8000-000000000002"))
        .body("results[0].dueAt", equalTo("2026-11-22T09:00:00Z"));
  }

  @Test
  void runsATestToItsEndAndShowsItsTexts() {
    // given
    AtomicInteger asked = new AtomicInteger();
    FakeEnrollment.SERVICE.answers(
        "/test-runs/" + RUN, question -> new Reply(200, run(asked.incrementAndGet() > 2)));
    FakeEnrollment.SERVICE.answers(campaign + "/test-runs", 200, started());
    FakeDispatch.SERVICE.answers("/render", 200, rendered());

    // when
    Response answer = process("editor", true);

    // then
    answer
        .then()
        .statusCode(200)
        .body("runId", equalTo(RUN))
        .body("finished", equalTo(true))
        .body("results[0].jobId", equalTo(JOB))
        .body("results[0].outcome", equalTo("would_send"))
        .body("results[0].rendered.subject", equalTo("Welcome Ada"))
        .body("results[1].outcome", equalTo("would_skip"))
        .body("results[1].reason", equalTo("no_address"))
        .body("results[1].rendered", nullValue());
    assertThat(asked).hasValue(3);
    assertThat(FakeEnrollment.SERVICE.questions("/process")).isEmpty();
  }

  @Test
  void saysWhereToAskForATestThatIsNotOver() {
    // given
    FakeEnrollment.SERVICE.answers("/test-runs/" + RUN, 200, run(false));
    FakeEnrollment.SERVICE.answers(campaign + "/test-runs", 200, started());
    FakeDispatch.SERVICE.answers("/render", 200, rendered());

    // when
    Response answer = process("editor", true);

    // then
    String path = "/api/campaigns/" + campaign + "/automation?action=run&runId=" + RUN;
    answer
        .then()
        .statusCode(202)
        .header("Location", endsWith(path))
        .body("runId", equalTo(RUN))
        .body("finished", equalTo(false));
    FakeEnrollment.SERVICE.answers("/test-runs/" + RUN, 200, run(true));
    people.as("viewer").get(path).then().statusCode(200).body("finished", equalTo(true));
  }

  @Test
  void showsARunOfItsOwnCampaignOnly() {
    FakeEnrollment.SERVICE.answers(
        "/test-runs/" + RUN,
        200,
        "{\"runId\":\"%s\",\"campaignId\":\"%s\",\"finished\":true,\"results\":[]}"
            .formatted(RUN, UUID.randomUUID()));

    people
        .as("viewer")
        .get("/api/campaigns/" + campaign + "/automation?action=run&runId=" + RUN)
        .then()
        .statusCode(404);
    people
        .as("viewer")
        .get("/api/campaigns/" + campaign + "/automation?action=run")
        .then()
        .statusCode(400)
        .body("code", equalTo("invalid_parameter"));
  }

  private Response process(String role, boolean testMode) {
    return people
        .as(role)
        .body(Map.of("action", "process_sequence", "testMode", testMode))
        .post("/api/campaigns/" + campaign + "/automation");
  }

  private static String started() {
    return "{\"runId\":\"" + RUN + "\",\"jobs\":2}";
  }

  private String run(boolean finished) {
    return """
        {"runId":"%s","finished":%s,"results":[
          {"jobId":"%s","contactId":"%s","stepId":"%s","step":1,"campaignVersion":1,
           "channel":"email","outcome":"would_send","reason":null},
          {"jobId":"%s","contactId":"%s","stepId":"%s","step":1,"campaignVersion":1,
           "channel":"sms","outcome":%s,"reason":%s}]}
        """
        .formatted(
            RUN,
            finished,
            JOB,
            contact,
            step,
            SKIPPED,
            contact,
            step,
            finished ? "\"would_skip\"" : "null",
            finished ? "\"no_address\"" : "null");
  }

  private static String rendered() {
    return """
        {"items":[{"ref":"%s","outcome":"would_send","reason":null,
         "rendered":{"subject":"Welcome Ada","html":"<p>Hi</p>","text":"Hi"}}]}
        """
        .formatted(JOB);
  }
}
