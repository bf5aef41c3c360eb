package org.campaignautomation.enrollment.upkeep;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Whether all that was planned is accounted for: a campaign's sequence jobs, those that the cleanup
 * removed included, are as many as the steps planned over its enrolments.
 *
 * @param gap jobs too many or too few, over all campaigns
 * @param campaigns those that do not balance, the worst first; a thousand at most
 */
public record Balance(Instant asOf, long gap, List<Campaign> campaigns) {

  public Balance {
    campaigns = List.copyOf(campaigns);
  }

  /**
   * A campaign that does not balance.
   *
   * @param jobs those that are there
   * @param removed those that the cleanup removed
   * @param gap jobs and removed ones less steps planned: negative if some were lost
   */
  public record Campaign(UUID campaignId, long stepsPlanned, long jobs, long removed, long gap) {}
}
