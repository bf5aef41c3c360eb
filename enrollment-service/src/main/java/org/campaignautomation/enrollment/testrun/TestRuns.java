package org.campaignautomation.enrollment.testrun;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.campaignautomation.enrollment.journey.CampaignCounts;
import org.campaignautomation.enrollment.journey.JobDetails;
import org.campaignautomation.enrollment.journey.JobFilter;
import org.campaignautomation.enrollment.journey.TestEnd;
import org.campaignautomation.enrollment.journey.TestJobs;
import org.campaignautomation.platform.ids.Ids;
import org.campaignautomation.platform.telemetry.Logs;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Test runs: starts them, takes in what became of them, and answers questions about them. */
@Singleton
public class TestRuns implements TestJobs {
  private static final Logger LOG = Logger.getLogger(TestRuns.class);

  private final TestRunTable runs;
  private final TestJobTable jobs;
  private final TestJobQueries queries;
  private final TestPump pump;

  TestRuns(TestRunTable runs, TestJobTable jobs, TestJobQueries queries, TestPump pump) {
    this.runs = runs;
    this.jobs = jobs;
    this.queries = queries;
    this.pump = pump;
  }

  /**
   * A run that was started.
   *
   * @param jobs how many test jobs it has
   */
  public record Started(UUID runId, int jobs) {}

  /**
   * Starts a run over a campaign's jobs that are due or under way or, where there are none, those
   * that are due next. Its status does not matter.
   *
   * @param limit how many jobs to mirror
   */
  public Started start(String tenantId, UUID campaignId, String actor, int limit) {
    UUID runId = Ids.next();
    int mirrored =
        QuarkusTransaction.requiringNew()
            .call(
                () -> {
                  runs.add(runId, tenantId, campaignId, actor);
                  return jobs.mirror(tenantId, campaignId, runId, limit);
                });
    handOver();
    return new Started(runId, mirrored);
  }

  /** How far a run has come; empty if the tenant has no such run. */
  public Optional<TestRun> find(String tenantId, UUID runId) {
    return runs.campaign(tenantId, runId)
        .map(campaignId -> run(campaignId, runId, jobs.results(tenantId, runId)));
  }

  private static TestRun run(UUID campaignId, UUID runId, List<TestRun.Result> results) {
    boolean finished = results.stream().allMatch(result -> result.outcome() != null);
    return new TestRun(runId, campaignId, finished, results);
  }

  @Override
  public void ended(List<TestEnd> ends) {
    Map<UUID, TestEnd> first = new HashMap<>();
    ends.forEach(end -> first.putIfAbsent(end.jobId(), end));
    jobs.end(first.values());
  }

  @Override
  public CampaignCounts counts(String tenantId, UUID campaignId) {
    return queries.counts(tenantId, campaignId);
  }

  @Override
  public List<JobDetails> list(
      String tenantId, UUID campaignId, JobFilter filter, @Nullable UUID before, int limit) {
    return queries.list(tenantId, campaignId, filter, before, limit);
  }

  /** Not left to the schedule, so that a run need not wait; if it fails, the schedule does it. */
  private void handOver() {
    try {
      pump.run();
    } catch (RuntimeException e) {
      LOG.warnf("Test jobs wait for the next try: %s", Logs.describe(e));
    }
  }
}
