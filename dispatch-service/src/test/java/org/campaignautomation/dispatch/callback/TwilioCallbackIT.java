package org.campaignautomation.dispatch.callback;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.campaignautomation.contracts.DeliveryAccepted;
import org.campaignautomation.contracts.DeliveryEvent;
import org.campaignautomation.contracts.DeliveryState;
import org.campaignautomation.contracts.DeliveryStateChanged;
import org.campaignautomation.contracts.JobDue;
import org.campaignautomation.dispatch.testing.Ledger;
import org.campaignautomation.dispatch.testing.Neighbours;
import org.campaignautomation.dispatch.testing.Scene;
import org.campaignautomation.dispatch.testing.ShortTimes;
import org.campaignautomation.localstack.testing.InjectStack;
import org.campaignautomation.localstack.testing.StackResource;
import org.campaignautomation.localstack.testing.TestStack;
import org.campaignautomation.localstack.twilio.RequestSignature;
import org.campaignautomation.localstack.twilio.TwilioEndpoint;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(ShortTimes.class)
@WithTestResource(
    value = StackResource.class,
    initArgs = @ResourceArg(name = "service", value = "dispatch"))
class TwilioCallbackIT {
  private static final Duration SOON = Duration.ofSeconds(20);

  @InjectStack TestStack stack;

  private final JobDue job = Scene.create().sms("+14155550111");
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

  @ParameterizedTest
  @ValueSource(strings = {"sending", "unknown"})
  void a_callback_proves_that_the_message_was_taken(String before) {
    ledger.insert(job, before, Duration.ofSeconds(2));

    assertThat(call(job.jobId(), 1, form("SM1", "sent"))).isEqualTo(204);

    assertThat(ledger.states(job.jobId())).containsExactly("accepted");
    List<DeliveryEvent> answers = answers(1);
    assertThat(answers)
        .singleElement()
        .isInstanceOfSatisfying(
            DeliveryAccepted.class, accepted -> assertThat(accepted.providerId()).isEqualTo("SM1"));
  }

  @Test
  void news_goes_forward_only_and_is_told_once() {
    ledger.insert(job, "unknown", Duration.ofSeconds(2));

    call(job.jobId(), 1, form("SM2", "delivered"));
    call(job.jobId(), 1, form("SM2", "delivered"));
    call(job.jobId(), 1, form("SM2", "sent"));
    call(job.jobId(), 1, form("SM2", "queued"));

    assertThat(ledger.providerStates(job.jobId())).containsExactly("delivered");
    assertThat(answers(2))
        .filteredOn(DeliveryStateChanged.class::isInstance)
        .extracting(event -> ((DeliveryStateChanged) event).state())
        .containsExactly(DeliveryState.DELIVERED);
  }

  @Test
  void a_message_that_did_not_arrive_was_taken_all_the_same() {
    ledger.insert(job, "unknown", Duration.ofSeconds(2));
    SortedMap<String, String> form = form("SM3", "undelivered");
    form.put("ErrorCode", "30003");

    call(job.jobId(), 1, form);

    assertThat(ledger.states(job.jobId())).containsExactly("accepted");
    assertThat(answers(2))
        .filteredOn(DeliveryStateChanged.class::isInstance)
        .extracting(event -> ((DeliveryStateChanged) event).code())
        .containsExactly("30003");
  }

  @Test
  void a_forged_call_changes_nothing_and_is_counted() {
    ledger.insert(job, "unknown", Duration.ofSeconds(2));
    SortedMap<String, String> form = form("SM4", "delivered");
    String right = RequestSignature.of(TwilioEndpoint.AUTH_TOKEN, url(job.jobId(), 1), form);

    assertThat(post(job.jobId(), 1, form, null)).isEqualTo(403);
    assertThat(post(job.jobId(), 1, form, "c2lnbmVk")).isEqualTo(403);
    assertThat(post(job.jobId(), 2, form, right)).as("another attempt").isEqualTo(403);
    assertThat(post(UUID.randomUUID(), 1, form, right)).as("another job").isEqualTo(403);
    form.put("MessageStatus", "sent");
    assertThat(post(job.jobId(), 1, form, right)).as("another status").isEqualTo(403);

    assertThat(ledger.states(job.jobId())).containsExactly("unknown");
    given()
        .get("/q/metrics")
        .then()
        .body(containsString("dispatch_callbacks_total{provider=\"twilio\",result=\"refused\"}"));
  }

  @Test
  void fields_that_twilio_adds_are_part_of_the_signature() {
    ledger.insert(job, "unknown", Duration.ofSeconds(2));
    SortedMap<String, String> form = form("SM5", "delivered");
    form.put("SomethingNew", "with spaces & more = ü");

    assertThat(call(job.jobId(), 1, form)).isEqualTo(204);
    assertThat(ledger.states(job.jobId())).containsExactly("accepted");
  }

  @Test
  void another_message_of_the_same_attempt_changes_nothing_and_is_noticed() {
    ledger.insert(job, "unknown", Duration.ofSeconds(2));
    call(job.jobId(), 1, form("SM6", "sent"));

    call(job.jobId(), 1, form("SM7", "delivered"));

    assertThat(ledger.providerStates(job.jobId())).containsExactly("null");
    given().get("/q/metrics").then().body(containsString("dispatch_ledger_contradictions_total"));
  }

  @Test
  void a_job_that_nobody_knows_gets_the_same_answer_and_a_huge_body_none() {
    assertThat(call(UUID.randomUUID(), 1, form("SM8", "delivered"))).isEqualTo(204);
    SortedMap<String, String> huge = form("SM9", "delivered");
    huge.put("Padding", "x".repeat(20_000));
    assertThat(call(job.jobId(), 1, huge)).isEqualTo(413);
    given().post("/callbacks/twilio/status/no-id").then().statusCode(403);
    given().get("/callbacks/anything").then().statusCode(404);
  }

  private List<DeliveryEvent> answers(int count) {
    return await()
        .atMost(SOON)
        .until(() -> neighbours.answersTo(job.jobId()), answers -> answers.size() >= count)
        .stream()
        .map(Neighbours.Answer::event)
        .toList();
  }

  private static SortedMap<String, String> form(String sid, String status) {
    return new TreeMap<>(
        Map.of(
            "MessageSid", sid, "MessageStatus", status, "AccountSid", "AC1", "To", "+14155550111"));
  }

  private static int call(UUID jobId, int attempt, SortedMap<String, String> form) {
    return post(
        jobId,
        attempt,
        form,
        RequestSignature.of(TwilioEndpoint.AUTH_TOKEN, url(jobId, attempt), form));
  }

  private static String url(UUID jobId, int attempt) {
    return ShortTimes.CALLBACKS + "/callbacks/twilio/status/" + jobId + "?attempt=" + attempt;
  }

  private static int post(
      UUID jobId, int attempt, SortedMap<String, String> form, @Nullable String signature) {
    var request =
        given().contentType("application/x-www-form-urlencoded; charset=utf-8").body(encode(form));
    if (signature != null) {
      request.header(RequestSignature.HEADER, signature);
    }
    return request.post("/callbacks/twilio/status/" + jobId + "?attempt=" + attempt).statusCode();
  }

  private static String encode(SortedMap<String, String> form) {
    return form.entrySet().stream()
        .map(
            field ->
                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
