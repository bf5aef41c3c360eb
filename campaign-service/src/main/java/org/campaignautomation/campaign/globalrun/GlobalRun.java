package org.campaignautomation.campaign.globalrun;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.campaignautomation.platform.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What a run through all active campaigns did.
 *
 * @param <C> what is counted for each campaign
 * @param totals over all campaigns in which it worked
 */
public record GlobalRun<C>(
    Instant startedAt, Instant finishedAt, List<OfCampaign<C>> campaigns, C totals) {

  /**
   * One campaign.
   *
   * @param counts null if it failed
   * @param error null if it worked
   */
  public record OfCampaign<C>(
      String tenantId, UUID campaignId, String name, @Nullable C counts, @Nullable Problem error) {}
}
