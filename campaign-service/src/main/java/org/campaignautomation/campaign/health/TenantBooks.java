package org.campaignautomation.campaign.health;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.campaignautomation.campaign.definition.CampaignHeader;
import org.campaignautomation.campaign.definition.Campaigns;
import org.campaignautomation.campaign.enrollment.Books;
import org.campaignautomation.campaign.enrollment.Enrollment;
import org.campaignautomation.campaign.health.BooksReport.CampaignBooks;
import org.campaignautomation.campaign.inner.Asker;
import org.jspecify.annotations.Nullable;

/** Says whether a tenant's books balance. */
@Singleton
public class TenantBooks {
  private final Enrollment enrollment;
  private final Campaigns campaigns;

  TenantBooks(Enrollment enrollment, Campaigns campaigns) {
    this.enrollment = enrollment;
    this.campaigns = campaigns;
  }

  /**
   * The books as last computed.
   *
   * @throws org.campaignautomation.platform.problem.ProblemException 503 if they cannot be known
   *     now
   */
  public BooksReport report(Asker asker) {
    Books books = enrollment.books(asker);
    List<UUID> ids = books.campaigns().stream().map(Books.CampaignBooks::campaignId).toList();
    Map<UUID, CampaignHeader> known = campaigns.headers(asker.tenantId(), ids);
    return new BooksReport(
        books.asOf(),
        books.gap(),
        books.campaigns().stream()
            .map(each -> campaign(each, known.get(each.campaignId())))
            .toList());
  }

  private static CampaignBooks campaign(Books.CampaignBooks books, @Nullable CampaignHeader known) {
    return new CampaignBooks(
        books.campaignId(),
        known == null ? null : known.name(),
        known == null ? null : known.status(),
        books.stepsPlanned(),
        books.jobs(),
        books.removed(),
        books.gap(),
        books.completed(),
        books.acceptedGap());
  }
}
