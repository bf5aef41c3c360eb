package org.campaignautomation.dispatch.suppression;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.campaignautomation.contracts.CampaignStatus;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.contracts.ContactErased;
import org.campaignautomation.contracts.DeliveryAccepted;
import org.campaignautomation.contracts.DeliveryEvent;
import org.campaignautomation.contracts.DeliveryFailed;
import org.campaignautomation.contracts.DeliverySkipped;
import org.campaignautomation.contracts.JobDue;
import org.campaignautomation.dispatch.suppression.Suppression.Scope;
import org.campaignautomation.dispatch.testing.Neighbours;
import org.campaignautomation.dispatch.testing.Scene;
import org.campaignautomation.dispatch.testing.ShortTimes;
import org.campaignautomation.dispatch.testing.Sinks;
import org.campaignautomation.localstack.testing.InjectStack;
import org.campaignautomation.localstack.testing.StackResource;
import org.campaignautomation.localstack.testing.TestStack;
import org.campaignautomation.platform.ids.Ids;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ShortTimes.class)
@WithTestResource(
    value = StackResource.class,
    initArgs = @ResourceArg(name = "service", value = "dispatch"))
class SuppressionIT {
  @InjectStack TestStack stack;
  @Inject SuppressionList list;
  @Inject ErasedContacts erasedContacts;

  private Neighbours neighbours;
  private Sinks sinks;
  private Scene scene;

  @BeforeEach
  void publishCampaign() {
    neighbours = new Neighbours(stack.bootstrapServers());
    sinks = new Sinks(stack);
    scene = Scene.create();
    neighbours.publish(Scene.settings());
    neighbours.publish(scene.defined(1, CampaignStatus.ACTIVE));
  }

  @AfterEach
  void close() {
    neighbours.close();
  }

  private RequestSpecification as(String tenantId) {
    return given()
        .auth()
        .oauth2(stack.internalToken())
        .header("X-Tenant-Id", tenantId)
        .header("X-Actor", "olga")
        .contentType(ContentType.JSON);
  }

  private ValidatableResponse suppress(String channel, String address) {
    return as("acme")
        .body(Map.of("channel", channel, "address", address, "reason", "asked by phone"))
        .post("/internal/v1/suppressions")
        .then();
  }

  private static String number() {
    return "+1415555" + UUID.randomUUID().toString().replaceAll("\\D", "").substring(0, 4);
  }

  private void assertSkipped(JobDue job, String reason) {
    assertThat(neighbours.answer(job, DeliverySkipped.class).reason()).isEqualTo(reason);
  }

  @Test
  void a_suppressed_address_gets_nothing_on_its_channel_until_it_is_taken_off()
      throws SQLException {
    String address = Sinks.someone();
    String id =
        suppress("email", address)
            .statusCode(201)
            .body("channel", equalTo("email"))
            .body("address", equalTo("a***@example.com"))
            .body("source", equalTo("operator"))
            .body("actor", equalTo("olga"))
            .body("createdAt", notNullValue())
            .extract()
            .path("id");
    JobDue email = scene.email(address.toUpperCase(Locale.ROOT));
    JobDue again = scene.email(address);
    JobDue sms = scene.job(Channel.SMS, Scene.contact(address, number()));

    neighbours.publish(email);
    neighbours.publish(sms);

    assertSkipped(email, "suppressed");
    neighbours.answer(sms, DeliveryAccepted.class);
    suppress("email", address).statusCode(200).body("id", equalTo(id));
    as("acme").delete("/internal/v1/suppressions/" + id).then().statusCode(204);
    as("acme").delete("/internal/v1/suppressions/" + id).then().statusCode(404);
    neighbours.publish(again);
    neighbours.answer(again, DeliveryAccepted.class);
    assertThat(sinks.emails(address)).hasSize(1);
    assertThat(
            sinks.column(
                "select removed_by from dispatch.suppressions where id = ?", UUID.fromString(id)))
        .containsExactly("olga");
  }

  @Test
  void operators_do_not_reach_the_suppressed_either() {
    String phone = number();
    suppress("all", phone).statusCode(201).body("address", equalTo("+1***" + phone.substring(10)));
    JobDue byHand = scene.immediate(Channel.SMS, Scene.contact(Sinks.someone(), phone));
    var test = Scene.test(scene.sms(phone));

    neighbours.publish(byHand);
    neighbours.publish(test);

    assertSkipped(byHand, "suppressed");
    assertThat(neighbours.answer(test).reason()).isEqualTo("suppressed");
    assertThat(sinks.requests(phone)).isZero();
  }

  /** Row 61 of the features: a later import cannot revive sending. */
  @Test
  void a_suppression_outlives_the_person_and_holds_for_whoever_has_the_address()
      throws SQLException {
    String address = Sinks.someone();
    suppress("email", address).statusCode(201);
    JobDue person = scene.email(address);
    erase(person.contactId());
    JobDue imported = scene.email(address);

    neighbours.publish(imported);

    assertSkipped(imported, "suppressed");
    assertThat(
            sinks.column(
                "select 1 from dispatch.suppressions s where s::text ilike ?", "%" + address + "%"))
        .isEmpty();
  }

  private void erase(UUID contactId) {
    neighbours.publish(new ContactErased("acme", contactId, 2, Instant.now()));
    await()
        .atMost(Neighbours.SOON)
        .until(
            () ->
                !sinks
                    .column(
                        "select 1 from dispatch.erased_contacts where contact_id = ?", contactId)
                    .isEmpty());
  }

  @Test
  void another_tenant_sees_and_changes_nothing() {
    String address = Sinks.someone();
    String id = suppress("email", address).extract().path("id");

    as("globex").get("/internal/v1/suppressions").then().body("items", empty());
    as("globex").delete("/internal/v1/suppressions/" + id).then().statusCode(404);
    as("globex")
        .body(Map.of("contacts", List.of(Map.of("contactId", Ids.next(), "email", address))))
        .post("/internal/v1/suppressions/check")
        .then()
        .body("contacts[0].suppressed", empty());
  }

  @Test
  void the_list_comes_in_parts_and_holds_no_address() {
    for (int i = 0; i < 3; i++) {
      suppress("sms", number());
    }
    String first = "/internal/v1/suppressions?channel=sms&limit=2";

    String cursor =
        as("acme").get(first).then().body("items", hasSize(2)).extract().path("nextCursor");

    String body =
        as("acme").get(first + "&cursor=" + cursor).then().statusCode(200).extract().asString();
    assertThat(body).doesNotContain("+1415555").contains("+1***");
    as("acme")
        .get("/internal/v1/suppressions?channel=email&cursor=" + cursor)
        .then()
        .statusCode(400)
        .body("code", equalTo("invalid_cursor"));
    as("acme").get("/internal/v1/suppressions?limit=0").then().statusCode(400);
  }

  @Test
  void a_check_says_why() {
    String phone = number();
    UUID erased = Ids.next();
    suppress("sms", phone);
    erase(erased);

    as("acme")
        .body(
            Map.of(
                "contacts",
                List.of(
                    Map.of("contactId", Ids.next(), "email", Sinks.someone(), "phone", phone),
                    Map.of("contactId", erased),
                    Map.of("contactId", Ids.next(), "phone", number()))))
        .post("/internal/v1/suppressions/check")
        .then()
        .statusCode(200)
        .body("contacts[0].suppressed", hasSize(1))
        .body("contacts[0].suppressed[0].channel", equalTo("sms"))
        .body("contacts[0].suppressed[0].code", equalTo("suppressed"))
        .body("contacts[0].suppressed[0].reason", equalTo("asked by phone"))
        .body("contacts[1].suppressed.code", equalTo(List.of("erased", "erased")))
        .body("contacts[2].suppressed", empty());
  }

  @Test
  void what_cannot_be_suppressed_is_named() {
    as("acme")
        .body(Map.of("channel", "sms", "address", "ann@example.com"))
        .post("/internal/v1/suppressions")
        .then()
        .statusCode(422)
        .body("errors.pointer", equalTo(List.of("/address", "/reason")));
    given().get("/internal/v1/suppressions").then().statusCode(401);
    given()
        .auth()
        .oauth2(stack.token("root", "acme", "admin"))
        .get("/internal/v1/suppressions")
        .then()
        .statusCode(403);
  }

  @Test
  void who_has_replied_stop_is_not_asked_about_again() throws SQLException {
    String optedOut = "+15005550004";
    JobDue first = scene.sms(optedOut);
    neighbours.publish(first);
    // Another test may have met the number before.
    assertThat(neighbours.answer(first).event())
        .isInstanceOfAny(DeliveryFailed.class, DeliverySkipped.class);
    long asked = sinks.requests(optedOut);
    JobDue next = scene.sms(optedOut);

    neighbours.publish(next);

    assertSkipped(next, "suppressed");
    assertThat(sinks.requests(optedOut)).isEqualTo(asked);
    as("acme")
        .get("/internal/v1/suppressions?channel=sms&limit=500")
        .then()
        .body("items.findAll { it.reason == 'opted_out' }", not(empty()));
  }

  /** Invariant 5: what was committed before the claim holds, however close it was. */
  @Test
  void a_claim_waits_for_an_opt_out_under_way() throws Exception {
    String address = Sinks.someone();
    JobDue job = scene.email(address);
    assertThatItWaits(
        () -> list.add("acme", Scope.EMAIL, address, "race", "olga"), job, "suppressed");
    assertThat(sinks.emails(address)).isEmpty();
  }

  @Test
  void a_claim_waits_for_an_erasure_under_way() throws Exception {
    String address = Sinks.someone();
    JobDue job = scene.email(address);
    assertThatItWaits(
        () ->
            erasedContacts.save(
                List.of(new ContactErased("acme", job.contactId(), 2, Instant.now()))),
        job,
        "erased");
    assertThat(sinks.emails(address)).isEmpty();
  }

  private void assertThatItWaits(Runnable change, JobDue job, String reason) throws Exception {
    CountDownLatch changed = new CountDownLatch(1);
    CountDownLatch commit = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> transaction =
          threads.submit(
              () ->
                  QuarkusTransaction.requiringNew()
                      .run(
                          () -> {
                            change.run();
                            changed.countDown();
                            hold(commit);
                          }));
      assertThat(changed.await(10, TimeUnit.SECONDS)).isTrue();
      try {
        neighbours.publish(job);
        await()
            .atMost(Neighbours.SOON)
            .until(
                () ->
                    !sinks
                        .column(
                            "select 1 from pg_locks where locktype = 'advisory' and not granted")
                        .isEmpty());
      } finally {
        commit.countDown();
      }
      transaction.get(10, TimeUnit.SECONDS);
    }
    assertSkipped(job, reason);
  }

  private static void hold(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private Instant optOut(JobDue job) {
    return list.add("acme", Scope.EMAIL, String.valueOf(job.contact().email()), "race", "olga")
        .suppression()
        .createdAt();
  }

  /** The other way round: whoever was claimed first may get it, and whoever was not does not. */
  @Test
  void opt_outs_and_claims_that_meet_never_both_come_first() throws Exception {
    int rounds = 40;
    List<JobDue> jobs = new ArrayList<>();
    List<Future<Instant>> optOuts = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < rounds; i++) {
        JobDue job = scene.email(Sinks.someone());
        jobs.add(job);
        neighbours.publish(job);
        optOuts.add(threads.submit(() -> optOut(job)));
      }
    }
    for (int i = 0; i < rounds; i++) {
      DeliveryEvent answer = neighbours.answer(jobs.get(i)).event();
      String address = String.valueOf(jobs.get(i).contact().email());
      assertThat(sinks.emails(address)).hasSize(answer instanceof DeliveryAccepted ? 1 : 0);
      if (answer instanceof DeliveryAccepted) {
        assertThat(
                sinks.column(
                    "select sending_at < ?::timestamptz from dispatch.deliveries where job_id = ?",
                    optOuts.get(i).get().toString(),
                    jobs.get(i).jobId()))
            .containsExactly("t");
      }
    }
  }
}
