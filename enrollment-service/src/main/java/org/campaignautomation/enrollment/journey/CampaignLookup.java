package org.campaignautomation.enrollment.journey;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.campaignautomation.contracts.CampaignStatus;
import org.campaignautomation.enrollment.catalog.Campaign;
import org.campaignautomation.enrollment.catalog.Catalog;
import org.campaignautomation.platform.problem.Problem;
import org.campaignautomation.platform.problem.ProblemException;

/**
 * Finds the campaign that an operator acts on. What campaign-service decided a moment ago may still
 * be on its way here, so it is waited for a little.
 */
@Singleton
public class CampaignLookup {
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final Duration POLL = Duration.ofMillis(50);

  private final Catalog catalog;

  CampaignLookup(Catalog catalog) {
    this.catalog = catalog;
  }

  /**
   * A tenant's campaign that is active.
   *
   * @throws ProblemException 409 {@code campaign_not_active}, also if it is not known here or is
   *     another tenant's
   */
  public Campaign active(String tenantId, UUID campaignId) {
    return await(tenantId, campaignId, one -> one.status() == CampaignStatus.ACTIVE);
  }

  /**
   * A tenant's campaign that is active or paused, so that people may be in it.
   *
   * @throws ProblemException 409 {@code campaign_not_active}, also if it is not known here or is
   *     another tenant's
   */
  public Campaign running(String tenantId, UUID campaignId) {
    return await(
        tenantId,
        campaignId,
        one -> one.status() == CampaignStatus.ACTIVE || one.status() == CampaignStatus.PAUSED);
  }

  private Campaign await(String tenantId, UUID campaignId, Predicate<Campaign> wanted) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      Optional<Campaign> found =
          Optional.ofNullable(catalog.byId(List.of(campaignId)).get(campaignId))
              .filter(campaign -> campaign.tenantId().equals(tenantId));
      if (found.filter(wanted).isPresent()) {
        return found.get();
      }
      if (found.filter(Campaign::isArchived).isPresent() || System.nanoTime() > end) {
        throw notActive(found);
      }
      pause();
    }
  }

  private static ProblemException notActive(Optional<Campaign> found) {
    String status = found.map(one -> one.status().name().toLowerCase(Locale.ROOT)).orElse("draft");
    return new ProblemException(
        Problem.conflict(
            "campaign_not_active",
            "The campaign is not active; activate or resume it first.",
            Map.of("campaignStatus", status)));
  }

  private static void pause() {
    try {
      Thread.sleep(POLL);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for a campaign", e);
    }
  }
}
