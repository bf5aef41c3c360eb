package org.campaignautomation.enrollment.progress;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.enrollment.ByHand;
import org.campaignautomation.enrollment.Samples;
import org.campaignautomation.enrollment.StoredJobs;
import org.campaignautomation.enrollment.sql.Column;
import org.campaignautomation.enrollment.sql.Database;
import org.campaignautomation.localstack.testing.InjectStack;
import org.campaignautomation.localstack.testing.StackResource;
import org.campaignautomation.localstack.testing.TestStack;
import org.campaignautomation.platform.ids.Ids;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With {@code -Dthroughput.jobs=1000000} the plans are those of a million jobs. */
@QuarkusTest
@TestProfile(ByHand.class)
@WithTestResource(
    value = StackResource.class,
    initArgs = @ResourceArg(name = "service", value = "enrollment"))
class ThroughputIT {
  private static final int JOBS = Integer.getInteger("throughput.jobs", 50_000);
  private static final Instant FROM = Instant.parse("2026-03-02T00:00:00Z");
  private static final String QUARTERS =
      "?from=2026-03-02T00:00:00Z&to=2026-03-02T01:00:00Z&buckets=4";

  @InjectStack TestStack stack;
  @Inject StoredJobs stored;
  @Inject Database database;

  private final UUID campaignId = Ids.next();

  @BeforeEach
  void define() {
    stored.clear();
    stored.define(Samples.active("acme", campaignId, Samples.step(1, Channel.EMAIL, Samples.NOW)));
  }

  @Test
  void countsWhatEndedInEachStretch() {
    // given
    ended("sequence", "completed", "2026-03-02T00:00:00Z", 1);
    ended("sequence", "completed", "2026-03-02T00:14:59.999Z", 5);
    ended("sequence", "failed", "2026-03-02T00:15:00Z", 1);
    ended("sequence", "skipped", "2026-03-02T00:45:00Z", 1);
    ended("sequence", "cancelled", "2026-03-02T00:59:59.999Z", 1);
    ended("sequence", "completed", "2026-03-02T01:00:00Z", 1);
    ended("sequence", "completed", "2026-03-01T23:59:59.999Z", 1);
    ended("immediate", "completed", "2026-03-02T00:20:00Z", 1);

    // when
    ValidatableResponse answer = ask("acme", campaignId + "/throughput" + QUARTERS);

    // then
    answer
        .statusCode(200)
        .body("from", equalTo("2026-03-02T00:00:00Z"))
        .body("to", equalTo("2026-03-02T01:00:00Z"))
        .body(
            "buckets.from",
            contains(
                "2026-03-02T00:00:00Z",
                "2026-03-02T00:15:00Z",
                "2026-03-02T00:30:00Z",
                "2026-03-02T00:45:00Z"))
        .body("buckets.completed", contains(2, 0, 0, 0))
        .body("buckets.failed", contains(0, 1, 0, 0))
        .body("buckets.skipped", contains(0, 0, 0, 1))
        .body("buckets.cancelled", contains(0, 0, 0, 1))
        .body("buckets[0].lateness.sampled", equalTo(2))
        .body("buckets[0].lateness.median", equalTo(1.0f))
        .body("buckets[0].lateness.p95", equalTo(5.0f))
        .body("buckets[1].lateness", nullValue());
  }

  @Test
  void aDayInSixtyStretchesUnlessOneSaysOtherwise() {
    ask("acme", campaignId + "/throughput")
        .statusCode(200)
        .body("buckets", hasSize(60))
        .body("buckets.completed", everyItem(equalTo(0)));
  }

  @Test
  void anotherTenantSeesNothing() {
    ended("sequence", "completed", "2026-03-02T00:00:00Z", 1);

    ask("globex", campaignId + "/throughput" + QUARTERS)
        .statusCode(200)
        .body("buckets.completed", contains(0, 0, 0, 0))
        .body("buckets.lateness", everyItem(nullValue()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?from=2026-03-02T00:00:00Z&to=2026-03-02T00:00:00Z",
        "?from=2026-03-03T00:00:00Z&to=2026-03-02T00:00:00Z",
        "?from=yesterday",
        "?to=%2B12026-03-02T00:00:00Z",
        "?buckets=0",
        "?buckets=201"
      })
  void whatCannotBeCountedIsSaid(String query) {
    ask("acme", campaignId + "/throughput" + query)
        .statusCode(400)
        .body("code", equalTo("invalid_parameter"))
        .body("detail", startsWith("The parameter "));
  }

  @Test
  void countsFromTheIndexAloneAndLooksAtFewJobs() throws IOException {
    // given
    many();
    List<ThroughputTable.Slot> slots = hours();
    List<ThroughputTable.Slice> slices =
        slots.stream().map(slot -> new ThroughputTable.Slice(slot, 200)).toList();

    // when
    JsonNode ended =
        plan(
            ThroughputTable.ENDED,
            Column.ints(slots, ThroughputTable.Slot::number),
            Column.instants(slots, ThroughputTable.Slot::from),
            Column.instants(slots, ThroughputTable.Slot::to),
            Column.texts(List.of("completed", "failed", "skipped", "cancelled")),
            campaignId,
            "acme");
    JsonNode lateness =
        plan(
            ThroughputTable.LATENESS,
            Column.ints(slices, slice -> slice.slot().number()),
            Column.instants(slices, slice -> slice.slot().from()),
            Column.instants(slices, slice -> slice.slot().to()),
            Column.ints(slices, ThroughputTable.Slice::jobs),
            campaignId,
            "acme");

    // then
    assertThat(scan(ended).path("Node Type").asText()).isEqualTo("Index Only Scan");
    assertThat(scan(ended).path("Index Name").asText()).isEqualTo("automation_jobs_throughput");
    assertThat(scan(ended).path("Heap Fetches").asInt()).isZero();
    assertThat(read(scan(ended))).isBetween(0.9 * JOBS, 1.1 * JOBS);
    assertThat(scan(lateness).path("Index Name").asText()).isEqualTo("automation_jobs_throughput");
    assertThat(read(scan(lateness))).isLessThanOrEqualTo(24 * 200);
  }

  @Test
  void manyJobsAreSampledAllOverTheirStretch() {
    // given a stretch of 1,000, in which jobs were later and later
    ended("sequence", "completed", FROM, 1_000, 900);

    // when
    ValidatableResponse answer =
        ask(
            "acme",
            campaignId + "/throughput?from=2026-03-02T00:00:00Z&to=2026-03-02T00:15:00Z&buckets=1");

    // then
    answer
        .body("buckets[0].completed", equalTo(1_000))
        .body("buckets[0].lateness.sampled", equalTo(200));

    // then not the first 200 of them, who were late by 180 seconds at most
    Number median = answer.extract().path("buckets[0].lateness.median");
    assertThat(median.doubleValue()).isBetween(350.0, 500.0);
  }

  private void ended(String kind, String status, String at, int late) {
    ended(kind, status, Instant.parse(at), 1, late);
  }

  /** Spread over as many seconds as the last of them is late; the first is hardly late. */
  private void ended(String kind, String status, Instant from, int count, int late) {
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                database.update(
                    """
                    insert into automation_jobs (id, tenant_id, kind, campaign_id, campaign_version,
                      enrollment_id, run, contact_id, step_id, step, channel, status, target_at,
                      planned_at, due_at, claimed_at, completed_at, created_at, updated_at)
                    select gen_random_uuid(), 'acme', ?, ?, 1, gen_random_uuid(), 1,
                      gen_random_uuid(), gen_random_uuid(), 1, 'email', ?, ended, ended,
                      claimed - late, claimed, ended, ended, ended
                    from (select ?::timestamptz + (i - 1) * make_interval(secs => ?::float8 / ?) as ended,
                                 i * make_interval(secs => ?::float8 / ?) as late
                          from generate_series(1, ?) as i) as job,
                         lateral (select ended - interval '1 second' as claimed) as claim
                    """,
                    kind,
                    campaignId,
                    status,
                    from,
                    late,
                    count,
                    late,
                    count,
                    count));
  }

  private void many() {
    QuarkusTransaction.requiringNew()
        .timeout((int) Duration.ofMinutes(5).toSeconds())
        .run(
            () -> {
              ended("sequence", "completed", FROM, JOBS * 9 / 10, 86_000);
              ended("sequence", "failed", FROM, JOBS / 10, 86_000);
            });
    database.update("vacuum (analyze) automation_jobs");
  }

  private static List<ThroughputTable.Slot> hours() {
    return IntStream.range(0, 24)
        .mapToObj(
            hour ->
                new ThroughputTable.Slot(
                    hour, FROM.plus(Duration.ofHours(hour)), FROM.plus(Duration.ofHours(hour + 1))))
        .toList();
  }

  private JsonNode plan(String sql, @Nullable Object... parameters) throws IOException {
    String plan =
        String.join(
            "\n",
            database.query(
                "explain (analyze, costs off, format json) " + sql,
                row -> row.text("QUERY PLAN"),
                parameters));
    return new ObjectMapper().readTree(plan).get(0).get("Plan");
  }

  private static JsonNode scan(JsonNode plan) {
    return plan.findParents("Relation Name").stream()
        .filter(node -> node.path("Relation Name").asText().equals("automation_jobs"))
        .findFirst()
        .orElseThrow();
  }

  private static double read(JsonNode scan) {
    return scan.path("Actual Loops").asDouble() * scan.path("Actual Rows").asDouble();
  }

  private ValidatableResponse ask(String tenantId, String path) {
    return given()
        .auth()
        .oauth2(stack.internalToken())
        .header("X-Tenant-Id", tenantId)
        .urlEncodingEnabled(false)
        .get("/internal/v1/campaigns/" + path)
        .then();
  }
}
