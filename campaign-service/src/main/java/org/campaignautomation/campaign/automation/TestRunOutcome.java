package org.campaignautomation.campaign.automation;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A test run as far as it is.
 *
 * @param finished whether every test job has an outcome
 */
public record TestRunOutcome(UUID runId, boolean finished, List<TestJobOutcome> results) {

  /**
   * One test job.
   *
   * @param outcome {@code would_send}, {@code would_skip} or {@code would_fail}; null while it runs
   * @param rendered what would be sent
   */
  public record TestJobOutcome(
      UUID jobId,
      UUID contactId,
      UUID stepId,
      int step,
      String channel,
      @Nullable String outcome,
      @Nullable String reason,
      @Nullable RenderedText rendered) {}

  /** How many have this outcome. */
  public long count(String outcome) {
    return results.stream().filter(result -> outcome.equals(result.outcome())).count();
  }
}
