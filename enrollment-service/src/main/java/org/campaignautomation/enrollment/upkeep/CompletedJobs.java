package org.campaignautomation.enrollment.upkeep;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.campaignautomation.enrollment.sql.Column;
import org.campaignautomation.enrollment.sql.Database;

/**
 * What the ledger's accepted messages are held against: completed jobs, those of sequences and
 * those sent at once, and removed ones too.
 */
@Singleton
public class CompletedJobs {
  /**
   * Read from indexes alone, campaign by campaign. A campaign that is not known here may have jobs
   * all the same: what was sent at once of a draft.
   */
  private static final String COUNT =
      """
      select i.campaign_id,
        (select count(*) from automation_jobs j
         where j.campaign_id = i.campaign_id and j.kind in ('sequence', 'immediate')
           and j.status = 'completed')
        + (select coalesce(sum(r.jobs), 0)::bigint from removed_jobs r
           where r.campaign_id = i.campaign_id and r.status = 'completed') as completed,
        (select count(*) from automation_jobs j
         where j.campaign_id = i.campaign_id and j.kind in ('sequence', 'immediate')
           and j.status = 'processing')
        + (select count(*) from automation_jobs j
           where j.campaign_id = i.campaign_id and j.reason = 'outcome_unknown'
             and j.status = 'failed') as open
      from unnest(?::uuid[]) as i(campaign_id)
      where ?::text = coalesce(
        (select c.tenant_id from campaigns c where c.campaign_id = i.campaign_id),
        (select j.tenant_id from automation_jobs j where j.campaign_id = i.campaign_id limit 1),
        ?::text)
      order by i.campaign_id
      """;

  private final Database database;

  CompletedJobs(Database database) {
    this.database = database;
  }

  /** Some campaigns' counts, of one moment. */
  public record Counts(Instant asOf, List<Campaign> campaigns) {
    public Counts {
      campaigns = List.copyOf(campaigns);
    }
  }

  /**
   * One campaign's.
   *
   * @param completed removed ones included; it never falls
   * @param open jobs that may have been accepted without our knowing yet: in processing, or given
   *     up because nobody knows
   */
  public record Campaign(UUID campaignId, long completed, long open) {}

  /** Counts; another tenant's campaign is left out, one without jobs has zeros. */
  public Counts of(String tenantId, Collection<UUID> campaignIds) {
    List<Campaign> campaigns =
        database.query(
            COUNT,
            row -> new Campaign(row.uuid("campaign_id"), row.count("completed"), row.count("open")),
            Column.uuids(campaignIds),
            tenantId,
            tenantId);
    return new Counts(database.now(), campaigns);
  }
}
