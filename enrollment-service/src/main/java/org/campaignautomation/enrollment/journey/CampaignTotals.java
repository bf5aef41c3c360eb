package org.campaignautomation.enrollment.journey;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.enrollment.sql.Column;
import org.campaignautomation.enrollment.sql.Database;
import org.jspecify.annotations.Nullable;

/** How many campaigns stand, in one question: for a list of them. */
@Singleton
public class CampaignTotals {
  /** From the tallies, campaign by campaign. */
  private static final String TOTALS =
      """
      select c.campaign_id,
        (select coalesce(sum(e.number), 0)::bigint from tallies e
         where e.campaign_id = c.campaign_id and e.kind = 'enrollment') as enrolled,
        coalesce(jobs.waiting, 0) as waiting, coalesce(jobs.completed, 0) as completed,
        coalesce(jobs.failed, 0) as failed,
        (select min(next.due_at) from unnest(?::text[]) as ch(channel) cross join lateral (
           select j.due_at from automation_jobs j
           where j.channel = ch.channel and j.campaign_id = c.campaign_id and j.status = 'pending'
             and j.due_at is not null
           order by j.due_at limit 1) next) as next_due_at
      from campaigns c cross join lateral (
        select sum(s.jobs) filter (where s.status in ('pending', 'processing'))::bigint as waiting,
          sum(s.jobs) filter (where s.status = 'completed')::bigint as completed,
          sum(s.jobs) filter (where s.status = 'failed')::bigint as failed
        from (
          select j.status, j.number as jobs from tallies j
          where j.campaign_id = c.campaign_id and j.kind = 'sequence'
          union all
          select r.status, r.jobs from removed_jobs r
          where r.campaign_id = c.campaign_id and r.kind = 'sequence') s) jobs
      where c.campaign_id = any (?::uuid[]) and c.tenant_id = ?
      """;

  private final Database database;

  CampaignTotals(Database database) {
    this.database = database;
  }

  /** Some campaigns' totals. */
  public record Answer(Instant asOf, List<Totals> campaigns) {
    public Answer {
      campaigns = List.copyOf(campaigns);
    }
  }

  /**
   * One campaign's.
   *
   * @param enrolled how many enrolments there are
   * @param waiting jobs that are pending or in processing
   * @param completed removed ones included, as are failed ones
   * @param nextDueAt when the next job can be claimed; null if none waits
   */
  public record Totals(
      UUID campaignId,
      long enrolled,
      long waiting,
      long completed,
      long failed,
      @Nullable Instant nextDueAt) {}

  /** Counts; a campaign that is not known, or is another tenant's, is left out. */
  public Answer of(String tenantId, Collection<UUID> campaignIds) {
    List<Totals> campaigns =
        database.query(
            TOTALS,
            row ->
                new Totals(
                    row.uuid("campaign_id"),
                    row.count("enrolled"),
                    row.count("waiting"),
                    row.count("completed"),
                    row.count("failed"),
                    row.instantOrNull("next_due_at")),
            Column.names(List.of(Channel.values()), channel -> channel),
            Column.uuids(campaignIds),
            tenantId);
    return new Answer(database.now(), campaigns);
  }
}
