package org.campaignautomation.campaign.definition;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.campaignautomation.campaign.api.PageRequest;
import org.campaignautomation.campaign.definition.ContentRepository.Content;
import org.campaignautomation.contracts.Freeze;
import org.campaignautomation.contracts.InFlight;
import org.jspecify.annotations.Nullable;

/**
 * What was decided about the people in a campaign: its versions, and the pauses that froze time.
 */
@ApplicationScoped
class CampaignHistory implements PanacheRepositoryBase<VersionRow, VersionRow.Key> {
  /**
   * Each record of a campaign carries its freezes, so that a consumer may miss some records. It
   * would have to miss this many of them to miss a freeze.
   */
  private static final int MAX_FREEZES = 500;

  private final ContentRepository contents;

  CampaignHistory(ContentRepository contents) {
    this.contents = contents;
  }

  /** The campaign's version begins with the campaign as it is. */
  void begin(Campaign campaign, @Nullable InFlight decision) {
    persist(new VersionRow(campaign, decision));
  }

  /** What the version at which the campaign is shown means for people on earlier ones. */
  @Nullable InFlight decision(Campaign campaign) {
    return find(
            "tenantId = ?1 and campaignId = ?2 and version = ?3",
            campaign.tenantId(),
            campaign.id(),
            campaign.version())
        .firstResultOptional()
        .map(VersionRow::inFlight)
        .orElse(null);
  }

  /** A campaign's versions, newest first, nobody counted. */
  List<CampaignVersion> versions(Campaign campaign, PageRequest page) {
    long below =
        page.before() == null ? Integer.MAX_VALUE : page.before().getLeastSignificantBits();
    List<VersionRow> rows =
        find(
                "tenantId = ?1 and campaignId = ?2 and version < ?3 order by version desc",
                campaign.tenantId(),
                campaign.id(),
                (int) below)
            .range(0, page.fetch() - 1)
            .list();
    List<Content> found = contents.of(campaign.tenantId(), List.of(campaign.id()));
    return rows.stream()
        .map(
            row ->
                found.stream()
                    .filter(content -> content.isOf(campaign.id(), row.version()))
                    .findFirst()
                    .map(content -> row.version(campaign, content.schedule(), content.steps()))
                    .orElseGet(() -> row.version(campaign, null, List.of())))
        .toList();
  }

  /** Time stood still in the pause that ends. */
  void freeze(Campaign campaign, Freeze freeze) {
    getEntityManager().persist(new FreezeRow(campaign, freeze));
  }

  /** The latest pauses that froze time, oldest first. */
  List<Freeze> freezes(Campaign campaign) {
    List<FreezeRow> newestFirst =
        getEntityManager()
            .createQuery(
                "from FreezeRow where tenantId = ?1 and campaignId = ?2 order by pausedAt desc",
                FreezeRow.class)
            .setParameter(1, campaign.tenantId())
            .setParameter(2, campaign.id())
            .setMaxResults(MAX_FREEZES)
            .getResultList();
    return newestFirst.reversed().stream().map(FreezeRow::freeze).toList();
  }
}
