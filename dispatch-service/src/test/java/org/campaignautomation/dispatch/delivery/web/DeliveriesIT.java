package org.campaignautomation.dispatch.delivery.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.campaignautomation.contracts.DeliveryAccepted;
import org.campaignautomation.contracts.DeliveryEvent;
import org.campaignautomation.contracts.DeliveryFailed;
import org.campaignautomation.contracts.JobDue;
import org.campaignautomation.dispatch.testing.Ledger;
import org.campaignautomation.dispatch.testing.Neighbours;
import org.campaignautomation.dispatch.testing.Scene;
import org.campaignautomation.dispatch.testing.ShortTimes;
import org.campaignautomation.localstack.testing.InjectStack;
import org.campaignautomation.localstack.testing.StackResource;
import org.campaignautomation.localstack.testing.TestStack;
import org.campaignautomation.platform.tenancy.Caller;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ShortTimes.class)
@WithTestResource(
    value = StackResource.class,
    initArgs = @ResourceArg(name = "service", value = "dispatch"))
class DeliveriesIT {
  private static final String LIST = "/internal/v1/deliveries?outcome=unknown";
  private static final Duration SOON = Duration.ofSeconds(20);

  @InjectStack TestStack stack;

  private final Scene scene = Scene.create();
  private Ledger ledger;
  private Neighbours neighbours;

  @BeforeEach
  void open() {
    ledger = new Ledger(stack);
    neighbours = new Neighbours(stack.bootstrapServers());
  }

  @AfterEach
  void close() {
    neighbours.close();
  }

  @Test
  void every_unknown_outcome_of_the_tenant_is_listed_page_by_page() {
    // given
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      JobDue job = scene.sms("+1415555020" + i);
      ledger.insert(job, "unknown", Duration.ofSeconds(100 + i));
      ids.add(job.jobId().toString());
    }
    JobDue known = scene.sms("+14155550209");
    ledger.insert(known, "sending", Duration.ofSeconds(1));

    // when
    List<String> listed = new ArrayList<>();
    String cursor = null;
    do {
      JsonPath page =
          as("acme")
              .get(LIST + "&limit=2" + (cursor == null ? "" : "&cursor=" + cursor))
              .jsonPath();
      assertThat(page.getList("items")).hasSizeLessThanOrEqualTo(2);
      listed.addAll(page.getList("items.id", String.class));
      cursor = page.getString("nextCursor");
    } while (cursor != null);

    // then
    assertThat(listed).doesNotHaveDuplicates().containsSubsequence(ids);
    assertThat(listed).doesNotContain(known.jobId().toString());
    assertThat(as("globex").get(LIST).jsonPath().getList("items.id"))
        .doesNotContainAnyElementsOf(ids);
  }

  @Test
  void what_is_to_be_sent_again_counts_as_not_taken() {
    JobDue job = unknown();

    as("acme")
        .body(Map.of("reason", "The customer has nothing."))
        .post(path(job, "resend"))
        .then()
        .statusCode(200)
        .body("decision", equalTo("resend"));

    assertThat(ledger.states(job.jobId())).containsExactly("failed");
    assertThat(ledger.decisions(job.jobId()))
        .containsExactly("resend by olga: The customer has nothing.");
    assertThat(answer(job))
        .isInstanceOfSatisfying(
            DeliveryFailed.class, failed -> assertThat(failed.code()).isEqualTo("resend_ordered"));
  }

  @Test
  void what_is_marked_as_sent_is_accepted() {
    JobDue job = unknown();

    as("acme")
        .body(Map.of("reason", "Seen in the log."))
        .post(path(job, "mark-sent"))
        .then()
        .statusCode(200)
        .body("decision", equalTo("mark_sent"));

    assertThat(ledger.states(job.jobId())).containsExactly("accepted");
    assertThat(answer(job)).isInstanceOf(DeliveryAccepted.class);
  }

  @Test
  void a_decision_is_made_once_for_what_is_unknown_and_with_a_reason() {
    JobDue job = unknown();

    as("acme")
        .body(Map.of())
        .post(path(job, "resend"))
        .then()
        .statusCode(422)
        .body("errors[0].pointer", equalTo("/reason"));
    as("acme").body(Map.of("reason", "x")).post(path(job, "resend")).then().statusCode(200);
    as("acme")
        .body(Map.of("reason", "x"))
        .post(path(job, "mark-sent"))
        .then()
        .statusCode(409)
        .body("code", equalTo("illegal_transition"));

    assertThat(ledger.decisions(job.jobId())).hasSize(1);
    as("acme")
        .body(Map.of("reason", "x"))
        .post("/internal/v1/deliveries/" + UUID.randomUUID() + "/resend")
        .then()
        .statusCode(404);
  }

  @Test
  void another_tenant_and_a_person_may_not_decide() {
    JobDue job = unknown();

    as("globex").body(Map.of("reason", "x")).post(path(job, "resend")).then().statusCode(404);
    given()
        .auth()
        .oauth2(stack.token("olga", "acme", "operator"))
        .contentType("application/json")
        .body(Map.of("reason", "x"))
        .post(path(job, "resend"))
        .then()
        .statusCode(403);
    given().get(LIST).then().statusCode(401);

    assertThat(ledger.states(job.jobId())).containsExactly("unknown");
  }

  @Test
  void a_list_of_anything_else_and_a_foreign_cursor_are_refused() {
    as("acme").get("/internal/v1/deliveries").then().statusCode(400);
    as("acme").get(LIST + "&limit=501").then().statusCode(400);
    as("acme")
        .get(LIST + "&cursor=abc")
        .then()
        .statusCode(400)
        .body("code", equalTo("invalid_cursor"));
  }

  private JobDue unknown() {
    JobDue job = scene.sms("+14155550300");
    ledger.insert(job, "unknown", Duration.ofSeconds(5));
    return job;
  }

  private DeliveryEvent answer(JobDue job) {
    return await()
        .atMost(SOON)
        .until(() -> neighbours.answersTo(job.jobId()), answers -> !answers.isEmpty())
        .getLast()
        .event();
  }

  private static String path(JobDue job, String decision) {
    return "/internal/v1/deliveries/" + job.jobId() + "/" + decision;
  }

  private RequestSpecification as(String tenantId) {
    return given()
        .auth()
        .oauth2(stack.internalToken())
        .header(Caller.TENANT_HEADER, tenantId)
        .header(Caller.ACTOR_HEADER, "olga")
        .contentType("application/json");
  }
}
