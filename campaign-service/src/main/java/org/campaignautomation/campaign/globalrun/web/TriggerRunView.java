package org.campaignautomation.campaign.globalrun.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.campaignautomation.campaign.globalrun.GlobalRun;
import org.campaignautomation.campaign.globalrun.GlobalRuns.Enrolments;
import org.campaignautomation.platform.problem.Problem;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** All active campaigns triggered. */
record TriggerRunView(
    boolean testMode,
    Instant startedAt,
    Instant finishedAt,
    List<TriggeredCampaign> campaigns,
    Enrolments totals) {

  /** One campaign; counts are null if it failed, the error is if it did not. */
  record TriggeredCampaign(
      String tenantId,
      UUID campaignId,
      String name,
      @Nullable Long considered,
      @Nullable Long enrolled,
      @Nullable Long alreadyEnrolled,
      @Nullable Long skipped,
      @Nullable Long jobsCreated,
      @Schema(ref = "Problem") @Nullable Problem error) {

    static TriggeredCampaign of(GlobalRun.OfCampaign<Enrolments> one) {
      Enrolments counts = one.counts();
      return new TriggeredCampaign(
          one.tenantId(),
          one.campaignId(),
          one.name(),
          counts == null ? null : counts.considered(),
          counts == null ? null : counts.enrolled(),
          counts == null ? null : counts.alreadyEnrolled(),
          counts == null ? null : counts.skipped(),
          counts == null ? null : counts.jobsCreated(),
          one.error());
    }
  }

  static TriggerRunView of(boolean testMode, GlobalRun<Enrolments> run) {
    return new TriggerRunView(
        testMode,
        run.startedAt(),
        run.finishedAt(),
        run.campaigns().stream().map(TriggeredCampaign::of).toList(),
        run.totals());
  }
}
