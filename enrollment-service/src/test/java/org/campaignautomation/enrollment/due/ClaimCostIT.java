package org.campaignautomation.enrollment.due;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.enrollment.ByHand;
import org.campaignautomation.enrollment.StoredJobs;
import org.campaignautomation.enrollment.sql.Database;
import org.campaignautomation.localstack.testing.StackResource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What a claim reads, by Postgres' own count. With {@code -Dclaims.future=1000000
 * -Dclaims.campaigns=5000} it measures the numbers of {@code docs/claims.md}, and leaves the plans
 * in {@code target/claims}.
 */
@QuarkusTest
@TestProfile(ByHand.class)
@WithTestResource(
    value = StackResource.class,
    initArgs = @ResourceArg(name = "service", value = "enrollment"))
class ClaimCostIT {
  private static final int FUTURE = Integer.getInteger("claims.future", 100_000);
  private static final int CAMPAIGNS = Integer.getInteger("claims.campaigns", 500);
  private static final int DUE = 300;
  private static final int BATCH = 100;
  private static final Path PLANS = Path.of("target", "claims");

  @Inject ClaimTable claims;
  @Inject StoredJobs stored;
  @Inject Database database;

  @BeforeEach
  void clear() {
    stored.clear();
  }

  @Test
  void aClaimReadsDueJobsOnlyHoweverManyWaitForLater() throws IOException {
    // given
    campaigns(CAMPAIGNS);
    jobs(FUTURE / 10, "interval '1 day' + i * interval '1 second'");
    jobs(DUE, "interval '-1 minute'");
    Cost before = cost("few", ClaimTable.CLAIM, claimParameters());

    // when
    jobs(FUTURE - FUTURE / 10, "interval '2 days' + i * interval '1 second'");
    Cost after = cost("many", ClaimTable.CLAIM, claimParameters());
    Cost next = cost("next-due", ClaimTable.NEXT_DUE, Channel.EMAIL);
    Cost count = cost("count-due", ClaimTable.COUNT_DUE, 100_000, Channel.EMAIL);
    Cost backlog = cost("backlog", Backlog.WAITING, 100_000, "tenant-1", Backlog.channels());

    // then a row of a job is read to see that its campaign has one, to pick it and to update it
    assertThat(before.jobsRead()).isLessThanOrEqualTo(DUE + 3L * BATCH);
    assertThat(after.jobsRead()).isLessThanOrEqualTo(DUE + 3L * BATCH);
    assertThat(after.blocks()).isLessThan(2 * before.blocks());
    assertThat(next.jobsRead()).isLessThanOrEqualTo(CAMPAIGNS);
    assertThat(count.jobsRead()).isEqualTo(DUE);
    assertThat(backlog.jobsRead()).isLessThanOrEqualTo(DUE + 2.0 * CAMPAIGNS);
  }

  private Object[] claimParameters() {
    return new Object[] {null, Channel.EMAIL, BATCH, BATCH, Channel.EMAIL, BATCH, "pod", 30.0};
  }

  private Cost cost(String name, String sql, @Nullable Object... parameters) throws IOException {
    QuarkusTransaction.requiringNew()
        .run(() -> database.update("analyze automation_jobs, campaigns"));
    Files.createDirectories(PLANS);
    QuarkusTransaction.begin();
    String plan;
    try {
      Files.writeString(PLANS.resolve(name + ".txt"), explain("text", sql, parameters));
      plan = explain("json", sql, parameters);
    } finally {
      QuarkusTransaction.rollback();
    }
    return Cost.of(new ObjectMapper().readTree(plan).get(0).get("Plan"));
  }

  private String explain(String format, String sql, @Nullable Object... parameters) {
    return String.join(
        "\n",
        database.query(
            "explain (analyze, buffers, costs off, format " + format + ") " + sql,
            row -> row.text("QUERY PLAN"),
            parameters));
  }

  private void campaigns(int count) {
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                database.update(
                    """
                    insert into campaigns (campaign_id, tenant_id, revision, version, status,
                                           look_back_days, activated_at)
                    select md5('campaign ' || i)::uuid, 'tenant-' || i % 50, 1, 1, 'active', 7, now()
                    from generate_series(1, ?) as i
                    """,
                    count));
  }

  /** Jobs spread over the campaigns; {@code due} says how far from now. */
  private void jobs(int count, String due) {
    QuarkusTransaction.requiringNew()
        .timeout((int) Duration.ofMinutes(5).toSeconds())
        .run(
            () ->
                database.update(
                    """
                    insert into automation_jobs (id, tenant_id, kind, campaign_id, campaign_version,
                      enrollment_id, run, contact_id, step_id, step, channel, target_at, planned_at,
                      due_at, created_at, updated_at)
                    select gen_random_uuid(), c.tenant_id, 'sequence', c.campaign_id, 1,
                      gen_random_uuid(), 1, gen_random_uuid(), gen_random_uuid(), 1, 'email',
                      now() + DUE, now() + DUE, now() + DUE, now(), now()
                    from generate_series(1, ?) as i
                    join campaigns c on c.campaign_id = md5('campaign ' || (1 + i % ?))::uuid
                    """
                        .replace("DUE", due),
                    count,
                    CAMPAIGNS));
  }

  /**
   * What a statement took.
   *
   * @param jobsRead rows of automation_jobs that were fetched, those thrown away included
   * @param blocks pages that were looked at
   */
  private record Cost(double jobsRead, long blocks) {
    static Cost of(JsonNode plan) {
      return new Cost(
          jobsRead(plan),
          plan.path("Shared Hit Blocks").asLong() + plan.path("Shared Read Blocks").asLong());
    }

    private static double jobsRead(JsonNode node) {
      double here =
          node.path("Relation Name").asText().equals("automation_jobs")
                  && !node.path("Node Type").asText().equals("ModifyTable")
              ? node.path("Actual Loops").asDouble()
                  * (node.path("Actual Rows").asDouble()
                      + node.path("Rows Removed by Filter").asDouble()
                      + node.path("Rows Removed by Index Recheck").asDouble())
              : 0;
      for (JsonNode child : node.path("Plans")) {
        here += jobsRead(child);
      }
      return here;
    }
  }
}
