package org.campaignautomation.campaign.globalrun.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.campaignautomation.campaign.globalrun.GlobalRun;
import org.campaignautomation.campaign.globalrun.GlobalRuns.Tests;
import org.campaignautomation.platform.problem.Problem;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** All active campaigns processed as a test. */
record TestProcessRunView(
    boolean testMode,
    Instant startedAt,
    Instant finishedAt,
    List<TestedCampaign> campaigns,
    Tests totals) {

  /** One campaign; counts are null if it failed, the error is if it did not. */
  record TestedCampaign(
      String tenantId,
      UUID campaignId,
      String name,
      @Nullable UUID runId,
      @Nullable Long jobs,
      @Nullable Long wouldSend,
      @Nullable Long wouldSkip,
      @Nullable Long wouldFail,
      @Schema(ref = "Problem") @Nullable Problem error) {

    static TestedCampaign of(GlobalRun.OfCampaign<Tests> one) {
      Tests counts = one.counts();
      return new TestedCampaign(
          one.tenantId(),
          one.campaignId(),
          one.name(),
          counts == null ? null : counts.runId(),
          counts == null ? null : counts.jobs(),
          counts == null ? null : counts.wouldSend(),
          counts == null ? null : counts.wouldSkip(),
          counts == null ? null : counts.wouldFail(),
          one.error());
    }
  }

  static TestProcessRunView of(GlobalRun<Tests> run) {
    return new TestProcessRunView(
        true,
        run.startedAt(),
        run.finishedAt(),
        run.campaigns().stream().map(TestedCampaign::of).toList(),
        run.totals());
  }
}
