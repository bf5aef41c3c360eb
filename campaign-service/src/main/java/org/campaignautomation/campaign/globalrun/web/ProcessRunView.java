package org.campaignautomation.campaign.globalrun.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.campaignautomation.campaign.enrollment.Processing.Held;
import org.campaignautomation.campaign.enrollment.Processing.Processed;
import org.campaignautomation.campaign.globalrun.GlobalRun;
import org.campaignautomation.platform.problem.Problem;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** All active campaigns processed. */
record ProcessRunView(
    boolean testMode,
    Instant startedAt,
    Instant finishedAt,
    List<ProcessedCampaign> campaigns,
    Totals totals) {

  /** All campaigns together. */
  record Totals(long due, long handedOver, List<Held> held) {}

  /** One campaign; counts are null if it failed, the error is if it did not. */
  record ProcessedCampaign(
      String tenantId,
      UUID campaignId,
      String name,
      @Nullable Long due,
      @Nullable Long handedOver,
      @Nullable List<Held> held,
      @Schema(ref = "Problem") @Nullable Problem error) {

    static ProcessedCampaign of(GlobalRun.OfCampaign<Processed> one) {
      Processed counts = one.counts();
      return new ProcessedCampaign(
          one.tenantId(),
          one.campaignId(),
          one.name(),
          counts == null ? null : counts.due(),
          counts == null ? null : counts.handedOver(),
          counts == null ? null : counts.held(),
          one.error());
    }
  }

  static ProcessRunView of(GlobalRun<Processed> run) {
    return new ProcessRunView(
        false,
        run.startedAt(),
        run.finishedAt(),
        run.campaigns().stream().map(ProcessedCampaign::of).toList(),
        new Totals(run.totals().due(), run.totals().handedOver(), run.totals().held()));
  }
}
