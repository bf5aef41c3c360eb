package org.campaignautomation.dispatch.delivery.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.contracts.JobDue;
import org.campaignautomation.dispatch.delivery.AcceptedMessages;
import org.campaignautomation.dispatch.testing.Ledger;
import org.campaignautomation.dispatch.testing.Scene;
import org.campaignautomation.dispatch.testing.ShortTimes;
import org.campaignautomation.localstack.testing.InjectStack;
import org.campaignautomation.localstack.testing.StackResource;
import org.campaignautomation.localstack.testing.TestStack;
import org.campaignautomation.platform.tenancy.Caller;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ShortTimes.class)
@WithTestResource(
    value = StackResource.class,
    initArgs = @ResourceArg(name = "service", value = "dispatch"))
class BooksIT {
  private static final String BOOKS = "/internal/v1/books";
  private static final Duration YOUNG = Duration.ofSeconds(5);

  @InjectStack TestStack stack;
  @Inject AcceptedMessages accepted;

  private final Scene scene = Scene.create();
  private Ledger ledger;

  @BeforeEach
  void open() {
    ledger = new Ledger(stack);
  }

  @Test
  void what_was_accepted_is_counted_of_sequences_and_sent_at_once() {
    // given
    Scene other = Scene.create();
    ledger.insert(scene.sms("+14155550500"), "accepted", YOUNG);
    ledger.insert(
        scene.immediate(Channel.SMS, Scene.contact("a@example.com", "+14155550501")),
        "accepted",
        YOUNG);
    ledger.insert(scene.sms("+14155550502"), "failed", YOUNG);
    ledger.insert(scene.sms("+14155550503"), "sending", Duration.ZERO);
    ledger.insert(scene.sms("+14155550504"), "unknown", YOUNG);
    ledger.insert(other.sms("+14155550505"), "accepted", YOUNG);
    ledger.insert(Scene.of("globex", scene.sms("+14155550506")), "accepted", YOUNG);

    // when
    JsonPath books = as("acme").get(BOOKS).jsonPath();

    // then
    assertThat(books.getString("asOf")).isNotBlank();
    assertThat(of(books, scene)).isEqualTo(2);
    assertThat(of(books, other)).isEqualTo(1);
    assertThat(of(as("globex").get(BOOKS).jsonPath(), scene)).isEqualTo(1);
  }

  @Test
  void a_lost_row_is_missed_and_a_decision_counts() {
    // given
    JobDue lost = scene.sms("+14155550510");
    ledger.insert(lost, "accepted", YOUNG);
    ledger.insert(scene.sms("+14155550511"), "accepted", YOUNG);
    JobDue unknown = scene.sms("+14155550512");
    ledger.insert(unknown, "unknown", YOUNG);
    int before = of(as("acme").get(BOOKS).jsonPath(), scene);

    // when
    ledger.delete(lost.jobId());
    int missing = of(as("acme").get(BOOKS).jsonPath(), scene);
    as("acme")
        .contentType("application/json")
        .body(Map.of("reason", "Seen in the log."))
        .post("/internal/v1/deliveries/" + unknown.jobId() + "/mark-sent")
        .then()
        .statusCode(200);

    // then
    assertThat(before).isEqualTo(2);
    assertThat(missing).isEqualTo(1);
    assertThat(of(as("acme").get(BOOKS).jsonPath(), scene)).isEqualTo(2);
  }

  @Test
  void page_by_page_each_campaign_comes_once() {
    // given
    Set<UUID> expected = new HashSet<>();
    for (int i = 0; i < 5; i++) {
      Scene campaign = Scene.create();
      ledger.insert(campaign.sms("+1415555052" + i), "accepted", YOUNG);
      expected.add(campaign.campaignId());
    }

    // when
    List<UUID> seen = new ArrayList<>();
    UUID after = null;
    List<AcceptedMessages.Campaign> page;
    do {
      page = accepted.of("acme", after, 2).campaigns();
      page.forEach(one -> seen.add(one.campaignId()));
      after = page.isEmpty() ? null : page.getLast().campaignId();
      assertThat(page).hasSizeLessThanOrEqualTo(2);
    } while (!page.isEmpty());

    // then
    assertThat(seen).doesNotHaveDuplicates().containsAll(expected);
  }

  @Test
  void only_our_own_services_may_ask() {
    given().auth().oauth2(stack.token("olga", "acme", "admin")).get(BOOKS).then().statusCode(403);
    given().get(BOOKS).then().statusCode(401);
    as("acme").get(BOOKS + "?after=x").then().statusCode(400);
  }

  private static int of(JsonPath books, Scene scene) {
    return books.getInt(
        "campaigns.find { it.campaignId == '" + scene.campaignId() + "' }.accepted");
  }

  private RequestSpecification as(String tenantId) {
    return given()
        .auth()
        .oauth2(stack.internalToken())
        .header(Caller.TENANT_HEADER, tenantId)
        .header(Caller.ACTOR_HEADER, "olga");
  }
}
