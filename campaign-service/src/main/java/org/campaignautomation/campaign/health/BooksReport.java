package org.campaignautomation.campaign.health;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.campaignautomation.contracts.CampaignStatus;
import org.jspecify.annotations.Nullable;

/**
 * The books of a tenant: steps planned over all enrolments against jobs and removed jobs.
 *
 * @param asOf when they were last computed; null if never
 * @param gap steps without a job and jobs without a step, over all campaigns; 0 if all balance
 * @param campaigns those with a gap, some of them if there are many
 */
public record BooksReport(@Nullable Instant asOf, long gap, List<CampaignBooks> campaigns) {
  /**
   * A campaign whose books do not balance.
   *
   * @param name null for one that is not known here
   * @param jobs that are there
   * @param removed jobs that were cleaned up after their time
   * @param gap steps planned, less jobs and removed jobs
   * @param completed jobs that ended as accepted by the provider
   * @param acceptedGap completed jobs, less messages that the provider accepted
   */
  public record CampaignBooks(
      UUID campaignId,
      @Nullable String name,
      @Nullable CampaignStatus status,
      long stepsPlanned,
      long jobs,
      long removed,
      long gap,
      long completed,
      long acceptedGap) {}

  public BooksReport {
    campaigns = List.copyOf(campaigns);
  }
}
