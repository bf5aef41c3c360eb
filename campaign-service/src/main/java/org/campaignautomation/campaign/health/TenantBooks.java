package org.campaignautomation.campaign.health;

import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.campaignautomation.campaign.database.Transactions;
import org.campaignautomation.campaign.definition.CampaignHeader;
import org.campaignautomation.campaign.definition.Campaigns;
import org.campaignautomation.campaign.enrollment.Books;
import org.campaignautomation.campaign.enrollment.Enrollment;
import org.campaignautomation.campaign.health.BooksReport.CampaignBooks;
import org.campaignautomation.campaign.health.BooksReport.JobBooks;
import org.campaignautomation.campaign.health.BooksReport.MessageCounts;
import org.campaignautomation.campaign.inner.Asker;
import org.jspecify.annotations.Nullable;

/** Says whether a tenant's books balance. */
@Singleton
public class TenantBooks {
  private static final int MAX_CAMPAIGNS = 1_000;

  private final Enrollment enrollment;
  private final MessageBooks messages;
  private final MessageBooksTable table;
  private final Campaigns campaigns;
  private final Transactions transactions;

  TenantBooks(
      Enrollment enrollment,
      MessageBooks messages,
      MessageBooksTable table,
      Campaigns campaigns,
      Transactions transactions) {
    this.enrollment = enrollment;
    this.messages = messages;
    this.table = table;
    this.campaigns = campaigns;
    this.transactions = transactions;
  }

  /**
   * The books: jobs as last computed, messages as of now.
   *
   * @throws org.campaignautomation.platform.problem.ProblemException 503 if they cannot be known
   *     now
   */
  public BooksReport report(Asker asker) {
    Books books = enrollment.books(asker);
    List<MessageBooks.Gap> gaps = messages.gaps(asker);
    Map<UUID, Books.CampaignBooks> jobs = byId(books.campaigns(), Books.CampaignBooks::campaignId);
    Map<UUID, MessageBooks.Gap> sent =
        byId(gaps.subList(0, Math.min(gaps.size(), MAX_CAMPAIGNS)), MessageBooks.Gap::campaignId);
    Set<UUID> ids = new LinkedHashSet<>(jobs.keySet());
    ids.addAll(sent.keySet());
    Map<UUID, CampaignHeader> known = campaigns.headers(asker.tenantId(), ids);
    return new BooksReport(
        books.asOf(),
        books.gap(),
        gaps.stream().mapToLong(one -> Math.abs(one.gap())).sum(),
        ids.stream().map(id -> campaign(id, known.get(id), jobs.get(id), sent.get(id))).toList());
  }

  /**
   * What the books were off by when they were last looked at, jobs and messages together. Unlike a
   * report, it needs no dispatch-service.
   *
   * @throws org.campaignautomation.platform.problem.ProblemException 503
   */
  public long knownGap(Asker asker) {
    return enrollment.books(asker).gap()
        + transactions.run(() -> table.total(asker.tenantId())).gap();
  }

  private static <T> Map<UUID, T> byId(List<T> rows, Function<T, UUID> id) {
    return rows.stream()
        .collect(Collectors.toMap(id, row -> row, (one, other) -> one, LinkedHashMap::new));
  }

  private static CampaignBooks campaign(
      UUID id,
      @Nullable CampaignHeader known,
      Books.@Nullable CampaignBooks jobs,
      MessageBooks.@Nullable Gap sent) {
    return new CampaignBooks(
        id,
        known == null ? null : known.name(),
        known == null ? null : known.status(),
        jobs == null ? 0 : jobs.gap(),
        sent == null ? 0 : sent.gap(),
        jobs == null ? null : new JobBooks(jobs.stepsPlanned(), jobs.jobs(), jobs.removed()),
        sent == null ? null : new MessageCounts(sent.completed(), sent.accepted(), sent.quiet()));
  }
}
