package org.campaignautomation.enrollment.testrun;

import java.util.List;
import java.util.UUID;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.contracts.TestOutcome;
import org.jspecify.annotations.Nullable;

/**
 * How far a test run has come.
 *
 * @param finished whether each of its jobs has an outcome
 */
public record TestRun(UUID runId, UUID campaignId, boolean finished, List<Result> results) {

  public TestRun {
    results = List.copyOf(results);
  }

  /**
   * What would become of one job.
   *
   * @param jobId the test job's
   * @param outcome null while it is not known
   * @param reason why it would not be sent
   */
  public record Result(
      UUID jobId,
      UUID contactId,
      UUID stepId,
      int step,
      int campaignVersion,
      Channel channel,
      @Nullable TestOutcome outcome,
      @Nullable String reason) {}
}
