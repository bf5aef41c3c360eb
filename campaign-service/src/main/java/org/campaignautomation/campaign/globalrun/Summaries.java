package org.campaignautomation.campaign.globalrun;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.campaignautomation.campaign.contact.ContactLookup;
import org.campaignautomation.campaign.database.Database;
import org.campaignautomation.campaign.definition.ActiveCampaigns;
import org.campaignautomation.campaign.enrollment.AutomationCounts.ByStatus;
import org.campaignautomation.campaign.enrollment.Enrollment;
import org.campaignautomation.campaign.enrollment.TenantCounts;
import org.campaignautomation.campaign.health.TenantBooks;
import org.campaignautomation.campaign.inner.Asker;

/** Counts all of a tenant, or of all tenants. */
@Singleton
public class Summaries {
  private final ActiveCampaigns campaigns;
  private final ContactLookup contacts;
  private final Enrollment enrollment;
  private final TenantBooks books;
  private final Database database;

  Summaries(
      ActiveCampaigns campaigns,
      ContactLookup contacts,
      Enrollment enrollment,
      TenantBooks books,
      Database database) {
    this.campaigns = campaigns;
    this.contacts = contacts;
    this.enrollment = enrollment;
    this.books = books;
    this.database = database;
  }

  /** One tenant's. */
  private record Part(TenantCounts counts, long gap) {}

  /**
   * Counts.
   *
   * @param testMode whether test jobs are counted instead of real ones
   * @throws org.campaignautomation.platform.problem.ProblemException 503
   */
  public Summary of(Scope scope, boolean testMode) {
    List<String> tenants =
        scope.tenantId() == null ? campaigns.tenants() : List.of(scope.tenantId());
    List<Part> parts =
        EveryCampaign.inParallel(tenants, tenant -> part(scope.forTenant(tenant), testMode));
    return new Summary(
        parts.stream()
            .map(part -> part.counts().asOf())
            .min(Instant::compareTo)
            .orElseGet(database::now),
        campaigns.counts(scope.tenantId()),
        contacts.count(scope.tenantId()),
        sum(parts, part -> part.counts().enrolled()),
        jobs(parts),
        sum(parts, part -> part.counts().unknown()),
        sum(parts, Part::gap),
        parts.stream()
            .flatMap(part -> Stream.ofNullable(part.counts().lastRunAt()))
            .max(Instant::compareTo)
            .orElse(null));
  }

  private Part part(Asker asker, boolean testMode) {
    return new Part(enrollment.summary(asker, testMode), books.knownGap(asker));
  }

  private static ByStatus jobs(List<Part> parts) {
    return new ByStatus(
        sumJobs(parts, ByStatus::total),
        sumJobs(parts, ByStatus::pending),
        sumJobs(parts, ByStatus::processing),
        sumJobs(parts, ByStatus::completed),
        sumJobs(parts, ByStatus::failed),
        sumJobs(parts, ByStatus::skipped),
        sumJobs(parts, ByStatus::cancelled));
  }

  private static long sumJobs(List<Part> parts, ToLongFunction<ByStatus> count) {
    return sum(parts, part -> count.applyAsLong(part.counts().jobs()));
  }

  private static long sum(List<Part> parts, ToLongFunction<Part> count) {
    return parts.stream().mapToLong(count).sum();
  }
}
