package org.campaignautomation.campaign.health;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.campaignautomation.contracts.CampaignStatus;
import org.jspecify.annotations.Nullable;

/**
 * The books of a tenant: steps planned over all enrolments against jobs, and completed jobs against
 * messages that providers accepted.
 *
 * @param asOf when jobs were last held against steps; null if never. Messages are as of now
 * @param gap steps without a job and jobs without a step, over all campaigns; 0 if all balance
 * @param acceptedGap completed jobs without an accepted message and messages without a job; 0 if
 *     all balance
 * @param campaigns those with a gap, some of them if there are many
 */
public record BooksReport(
    @Nullable Instant asOf, long gap, long acceptedGap, List<CampaignBooks> campaigns) {
  /**
   * A campaign whose books do not balance.
   *
   * @param name null for one that is not known here
   * @param gap jobs and removed jobs, less steps planned
   * @param acceptedGap completed jobs, less accepted messages, as far as nothing under way explains
   *     it
   * @param jobs null if these balance
   * @param messages null if these balance
   */
  public record CampaignBooks(
      UUID campaignId,
      @Nullable String name,
      @Nullable CampaignStatus status,
      long gap,
      long acceptedGap,
      @Nullable JobBooks jobs,
      @Nullable MessageCounts messages) {}

  /**
   * Jobs against steps.
   *
   * @param present jobs that are there
   * @param removed jobs that were cleaned up after their time
   */
  public record JobBooks(long stepsPlanned, long present, long removed) {}

  /**
   * Messages against jobs, of sequences and sent at once.
   *
   * @param completed jobs that ended as accepted, removed ones included
   * @param accepted messages that the ledger has as accepted, forgotten ones included
   * @param quiet whether nothing is under way, so that the gap is all of the difference
   */
  public record MessageCounts(long completed, long accepted, boolean quiet) {}

  public BooksReport {
    campaigns = List.copyOf(campaigns);
  }
}
