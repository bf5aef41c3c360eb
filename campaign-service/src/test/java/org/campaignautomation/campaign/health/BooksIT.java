package org.campaignautomation.campaign.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.campaignautomation.campaign.Api;
import org.campaignautomation.campaign.automation.FakeEnrollment;
import org.campaignautomation.campaign.dispatch.FakeDispatch;
import org.campaignautomation.campaign.inner.FakeService;
import org.campaignautomation.localstack.testing.InjectStack;
import org.campaignautomation.localstack.testing.TestStack;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class BooksIT {
  private static final String BALANCED = "{\"asOf\":null,\"gap\":0,\"campaigns\":[]}";

  private static final String SUMMARY =
      """
      {"asOf":"2026-11-22T09:00:00Z","contacts":1,"enrolled":5,"jobs":{"total":7,"pending":1,
       "processing":2,"completed":3,"failed":1,"skipped":0,"cancelled":0},"unknown":1,
       "lastRunAt":"2026-11-22T08:59:00Z"}
      """;

  @InjectStack TestStack stack;
  @Inject BooksCheck check;
  @Inject MeterRegistry metrics;

  @BeforeEach
  void prepare() {
    FakeEnrollment.answers(200, BALANCED);
    FakeDispatch.answers(500, "{}");
    completed(Map.of(), Map.of());
    accepted(Map.of());
  }

  @Test
  void putsNamesToTheGaps() {
    // given
    String mine = campaign("acme", "Leaky");
    String foreign = campaign("globex", "Not yours");
    FakeEnrollment.SERVICE.answers(
        "/books",
        200,
        """
        {"asOf":"2026-11-22T09:00:00Z","gap":4,"campaigns":[
          {"campaignId":"%s","stepsPlanned":10,"jobs":7,"removed":1,"gap":-2},
          {"campaignId":"%s","stepsPlanned":2,"jobs":0,"removed":0,"gap":-2}]}
        """
            .formatted(mine, foreign));
    completed(Map.of(), Map.of());

    // when
    var answer = Api.as(stack, "acme", "viewer").get("/api/health/books");

    // then
    answer
        .then()
        .statusCode(200)
        .body("asOf", equalTo("2026-11-22T09:00:00Z"))
        .body("gap", equalTo(4))
        .body("acceptedGap", equalTo(0))
        .body("campaigns.name", equalTo(Arrays.asList("Leaky", null)))
        .body("campaigns.status", equalTo(Arrays.asList("draft", null)))
        .body("campaigns[0].jobs.stepsPlanned", equalTo(10))
        .body("campaigns[0].gap", equalTo(-2))
        .body("campaigns[0].messages", nullValue());
  }

  @Test
  void saysThatAllBalances() {
    String mine = campaign("acme", "Sound");
    completed(Map.of(mine, 7), Map.of());
    accepted(Map.of(mine, 7));

    Api.as(stack, "acme", "viewer")
        .get("/api/health/books")
        .then()
        .statusCode(200)
        .body("asOf", nullValue())
        .body("gap", equalTo(0))
        .body("acceptedGap", equalTo(0))
        .body("campaigns", equalTo(List.of()));
  }

  @Test
  void noticesWhatTheLedgerLostAndWhatItInvented() {
    // given
    String lost = campaign("acme", "Lost");
    String invented = campaign("acme", "Invented");
    String nobodys = UUID.randomUUID().toString();
    completed(Map.of(lost, 7, invented, 7), Map.of());
    accepted(Map.of(lost, 4, invented, 9, nobodys, 1));

    // when
    var answer = Api.as(stack, "acme", "viewer").get("/api/health/books");

    // then
    answer
        .then()
        .statusCode(200)
        .body("gap", equalTo(0))
        .body("acceptedGap", equalTo(6))
        .body("campaigns.campaignId", equalTo(List.of(lost, invented, nobodys)))
        .body("campaigns.name", equalTo(Arrays.asList("Lost", "Invented", null)))
        .body("campaigns.acceptedGap", equalTo(List.of(3, -2, -1)))
        .body("campaigns[0].messages.completed", equalTo(7))
        .body("campaigns[0].messages.accepted", equalTo(4))
        .body("campaigns[0].messages.quiet", equalTo(true))
        .body("campaigns[0].jobs", nullValue());
    assertThat(FakeDispatch.SERVICE.questions("/books"))
        .allSatisfy(question -> assertThat(question.tenantId()).isEqualTo("acme"));
  }

  @Test
  void callsNoGapWhatIsUnderWay() {
    String mine = campaign("acme", "Busy");
    completed(Map.of(mine, 7), Map.of(mine, 2));
    accepted(Map.of(mine, 9));

    Api.as(stack, "acme", "viewer")
        .get("/api/health/books")
        .then()
        .statusCode(200)
        .body("acceptedGap", equalTo(0))
        .body("campaigns", equalTo(List.of()));
  }

  @Test
  void asksForEveryPageOfTheLedger() {
    // given
    String first = campaign("acme", "First");
    String second = campaign("acme", "Second");
    completed(Map.of(first, 1, second, 2), Map.of());
    FakeDispatch.SERVICE.answers(
        "/books",
        question ->
            new FakeService.Reply(
                200,
                question.uri().endsWith("?after=" + first)
                    ? page(Map.of(second, 2), null)
                    : page(Map.of(first, 1), first)));

    // when
    var answer = Api.as(stack, "acme", "viewer").get("/api/health/books");

    // then
    answer.then().statusCode(200).body("acceptedGap", equalTo(0));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void saysWhoIsAway(boolean dispatch) {
    FakeService away = dispatch ? FakeDispatch.SERVICE : FakeEnrollment.SERVICE;
    away.answers(503, "{}");

    Api.as(stack, "acme", "viewer")
        .get("/api/health/books")
        .then()
        .statusCode(503)
        .header("Retry-After", notNullValue())
        .body("code", equalTo("dependency_unavailable"))
        .body("detail", containsString(dispatch ? "dispatch-service" : "enrollment-service"));
  }

  @Test
  void whatWasFoundLastIsShownAsMetricsAndInTheSummary() {
    // given
    String leaky = campaign("acme", "Leaky");
    completed(Map.of(leaky, 5), Map.of());
    FakeDispatch.SERVICE.answers(
        "/books",
        question ->
            new FakeService.Reply(
                200, page("acme".equals(question.tenantId()) ? Map.of(leaky, 2) : Map.of(), null)));
    FakeEnrollment.SERVICE.answers("/summary", 200, SUMMARY);

    // when
    check.run();
    double gap = gauge("books.messages.gap");
    double campaigns = gauge("books.messages.campaigns.with.gap");
    FakeDispatch.SERVICE.answers(503, "{}");
    check.run();

    // then the last result stays while a service is away
    assertThat(gap).isEqualTo(3);
    assertThat(campaigns).isEqualTo(1);
    assertThat(gauge("books.messages.gap")).isEqualTo(gap);
    assertThat(metrics.counter("books.comparisons", "result", "unanswered").count()).isPositive();
    Api.as(stack, "acme", "viewer")
        .get("/api/campaigns/automation/summary")
        .then()
        .statusCode(200)
        .body("booksGap", equalTo(3));

    // and goes when the books are right again
    accepted(Map.of());
    completed(Map.of(), Map.of());
    check.run();
    assertThat(gauge("books.messages.gap")).isZero();
  }

  private double gauge(String name) {
    return metrics.get(name).gauge().value();
  }

  /** What enrollment-service counts, of those that it is asked about. */
  private static void completed(Map<String, Integer> completed, Map<String, Integer> open) {
    FakeEnrollment.SERVICE.answers(
        "/books/completed",
        question ->
            new FakeService.Reply(
                200,
                completed.entrySet().stream()
                    .filter(one -> question.body().contains(one.getKey()))
                    .map(
                        one ->
                            "{\"campaignId\":\"%s\",\"completed\":%d,\"open\":%d}"
                                .formatted(
                                    one.getKey(),
                                    one.getValue(),
                                    open.getOrDefault(one.getKey(), 0)))
                    .collect(
                        Collectors.joining(
                            ",", "{\"asOf\":\"2026-11-22T09:00:00Z\",\"campaigns\":[", "]}"))));
  }

  private static void accepted(Map<String, Integer> accepted) {
    FakeDispatch.SERVICE.answers("/books", 200, page(accepted, null));
  }

  private static String page(Map<String, Integer> accepted, @Nullable String nextAfter) {
    return accepted.entrySet().stream()
        .map(
            one ->
                "{\"campaignId\":\"%s\",\"accepted\":%d}".formatted(one.getKey(), one.getValue()))
        .collect(
            Collectors.joining(
                ",",
                "{\"asOf\":\"2026-11-22T09:00:00Z\",\"campaigns\":[",
                "],\"nextAfter\":" + (nextAfter == null ? null : "\"" + nextAfter + "\"") + "}"));
  }

  private String campaign(String tenant, String name) {
    return Api.as(stack, tenant, "editor")
        .body(Api.campaign(name))
        .post("/api/campaigns")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }
}
