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
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.enrollment.ByHand;
import org.campaignautomation.enrollment.Samples;
import org.campaignautomation.enrollment.StoredJobs;
import org.campaignautomation.enrollment.sql.Column;
import org.campaignautomation.enrollment.sql.Database;
import org.campaignautomation.enrollment.upkeep.Tallies;
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
  private final Instant from =
      Instant.now().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(3));
  private final String quarters =
      "?from=%s&to=%s&buckets=4".formatted(from, from.plus(Duration.ofHours(1)));

  private final Instant month = from.plus(Duration.ofHours(3)).minus(Duration.ofDays(30));

  /** So long ago that minutes are not told apart any more. */
  private final Instant longAgo = from.minus(Duration.ofDays(10));

  @InjectStack TestStack stack;
  @Inject StoredJobs stored;
  @Inject Tallies tallies;
  @Inject Throughputs throughputs;
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
    ended("sequence", "completed", from, 1);
    ended("sequence", "completed", after("PT14M59.999S"), 5);
    ended("sequence", "failed", after("PT15M"), 1);
    ended("sequence", "skipped", after("PT45M"), 1);
    ended("sequence", "cancelled", after("PT59M59.999S"), 1);
    ended("sequence", "completed", after("PT1H"), 1);
    ended("sequence", "completed", after("PT-0.001S"), 1);
    ended("immediate", "completed", after("PT20M"), 1);

    for (int rows : List.of(50, 0)) {
      // when they are tallied, and when these have been added up
      tallies.fold(rows);
      ValidatableResponse answer = ask("acme", campaignId + "/throughput" + quarters);

      // then
      answer
          .statusCode(200)
          .body("from", equalTo(from.toString()))
          .body("to", equalTo(after("PT1H").toString()))
          .body(
              "buckets.from",
              contains(
                  from.toString(),
                  after("PT15M").toString(),
                  after("PT30M").toString(),
                  after("PT45M").toString()))
          .body("buckets.completed", contains(2, 0, 0, 0))
          .body("buckets.failed", contains(0, 1, 0, 0))
          .body("buckets.skipped", contains(0, 0, 0, 1))
          .body("buckets.cancelled", contains(0, 0, 0, 1))
          .body("buckets[0].lateness.sampled", equalTo(2))
          .body("buckets[0].lateness.median", equalTo(1.0f))
          .body("buckets[0].lateness.p95", equalTo(5.0f))
          .body("buckets[1].lateness", nullValue());
    }
  }

  @Test
  void longAgoHoursAreToldApart() {
    // given
    ended("sequence", "completed", longAgo, 1);
    ended("sequence", "completed", longAgo.plus(Duration.ofMinutes(59)), 1);
    ended("sequence", "completed", longAgo.plus(Duration.ofMinutes(60)), 1);
    tallies.fold(0);
    ended("sequence", "failed", longAgo.plus(Duration.ofMinutes(61)), 1);

    // when
    ValidatableResponse answer =
        ask(
            "acme",
            campaignId
                + "/throughput?from=%s&to=%s&buckets=2"
                    .formatted(
                        longAgo.plus(Duration.ofMinutes(20)),
                        longAgo.plus(Duration.ofMinutes(61))));

    // then
    answer
        .statusCode(200)
        .body("from", equalTo(longAgo.toString()))
        .body("to", equalTo(longAgo.plus(Duration.ofHours(2)).toString()))
        .body("buckets.completed", contains(2, 1))
        .body("buckets.failed", contains(0, 1));
  }

  @Test
  void whatIsTriedAgainCountsNoMore() {
    // given
    ended("sequence", "failed", from, 1);
    ended("sequence", "failed", longAgo, 1);
    tallies.fold(0);

    // when
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                database.update(
                    "update automation_jobs set status = 'pending', completed_at = null"));

    // then
    for (int rows : List.of(50, 0)) {
      tallies.fold(rows);
      for (Instant hour : List.of(from, longAgo)) {
        ask(
                "acme",
                campaignId
                    + "/throughput?from=%s&to=%s&buckets=1"
                        .formatted(hour, hour.plus(Duration.ofHours(1))))
            .body("buckets.failed", contains(0));
      }
    }
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
    ended("sequence", "completed", from, 1);

    ask("globex", campaignId + "/throughput" + quarters)
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
  void countsFewTalliesAndLooksAtFewJobsHoweverManyThereAre() throws IOException {
    // given jobs that nobody has vacuumed, all over a month
    many();
    tallies.fold(50);
    List<ThroughputTable.Slot> slots = halfDays();
    List<ThroughputTable.Slice> slices =
        slots.stream().map(slot -> new ThroughputTable.Slice(slot, 200)).toList();

    // when
    JsonNode ended =
        plan(
            ThroughputTable.ENDED,
            Column.instants(slots, ThroughputTable.Slot::from),
            slots.getFirst().from(),
            slots.getLast().to(),
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
    assertThat(scan(ended, "ended_tallies").path("Index Name").asText())
        .isEqualTo("ended_tallies_pkey");
    assertThat(read(scan(ended, "ended_tallies"))).isBetween(720.0, 2 * 4 * (48 * 60 + 720.0));
    assertThat(read(scan(ended, "tallies"))).isLessThanOrEqualTo(50);
    assertThat(ended.findValuesAsText("Relation Name")).doesNotContain("automation_jobs");
    assertThat(scan(lateness, "automation_jobs").path("Index Name").asText())
        .isEqualTo("automation_jobs_throughput");
    assertThat(read(scan(lateness, "automation_jobs"))).isLessThanOrEqualTo(60 * 200);
    assertThat(
            throughputs
                .of("acme", campaignId, slots.getFirst().from(), slots.getLast().to(), 60)
                .buckets()
                .stream()
                .mapToLong(one -> one.completed() + one.failed())
                .sum())
        .isEqualTo(JOBS);
  }

  @Test
  void manyJobsAreSampledAllOverTheirStretch() {
    // given a stretch of 1,000, in which jobs were later and later
    ended("sequence", "completed", from, 1_000, 900);

    // when
    ValidatableResponse answer =
        ask(
            "acme",
            campaignId + "/throughput?from=%s&to=%s&buckets=1".formatted(from, after("PT15M")));

    // then
    answer
        .body("buckets[0].completed", equalTo(1_000))
        .body("buckets[0].lateness.sampled", equalTo(200));

    // then not the first 200 of them, who were late by 180 seconds at most
    Number median = answer.extract().path("buckets[0].lateness.median");
    assertThat(median.doubleValue()).isBetween(350.0, 500.0);
  }

  private Instant after(String duration) {
    return from.plus(Duration.parse(duration));
  }

  private void ended(String kind, String status, Instant at, int late) {
    ended(kind, status, at, 1, late);
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
              ended("sequence", "completed", month, JOBS * 9 / 10, 30 * 86_400 - 60);
              ended("sequence", "failed", month, JOBS / 10, 30 * 86_400 - 60);
            });
    database.update("analyze automation_jobs");
  }

  private List<ThroughputTable.Slot> halfDays() {
    Duration half = Duration.ofHours(12);
    return IntStream.range(0, 60)
        .mapToObj(
            number ->
                new ThroughputTable.Slot(
                    number,
                    month.plus(half.multipliedBy(number)),
                    month.plus(half.multipliedBy(number + 1))))
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

  private static JsonNode scan(JsonNode plan, String table) {
    return plan.findParents("Relation Name").stream()
        .filter(node -> node.path("Relation Name").asText().equals(table))
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
