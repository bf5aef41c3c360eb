package org.campaignautomation.enrollment.journey;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Test jobs, which have rows of their own and share only their looks with real ones. */
public interface TestJobs {
  /** Takes in answers, in the caller's transaction; late and repeated ones change nothing. */
  void ended(List<TestEnd> ends);

  /** How a campaign's test jobs stand. */
  CampaignCounts counts(String tenantId, UUID campaignId);

  /**
   * A campaign's test jobs, newest first.
   *
   * @param before the last job of the page before; null for the first page
   */
  List<JobDetails> list(
      String tenantId, UUID campaignId, JobFilter filter, @Nullable UUID before, int limit);
}
