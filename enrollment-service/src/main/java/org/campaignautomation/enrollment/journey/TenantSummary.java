package org.campaignautomation.enrollment.journey;

import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;
import org.campaignautomation.enrollment.sql.Database;

/** Counts over all campaigns of a tenant. Jobs that the cleanup removed still count. */
@Singleton
public class TenantSummary {
  private static final String BY_STATUS =
      """
      select status, sum(jobs)::bigint as jobs from (
        select t.status, t.number as jobs
        from campaigns c join tallies t on t.campaign_id = c.campaign_id and t.kind = 'sequence'
        where c.tenant_id = ?
        union all
        select r.status, r.jobs
        from campaigns c join removed_jobs r on r.campaign_id = c.campaign_id and r.kind = 'sequence'
        where c.tenant_id = ?) counted
      group by status having sum(jobs) <> 0
      """;
  private static final String TESTS_BY_STATUS =
      "select status, count(*) as jobs from test_jobs where tenant_id = ? group by status";
  private static final String TOTALS =
      """
      select clock_timestamp() as now,
        (select count(*) from contacts k where k.tenant_id = t.id and k.erased_at is null) as contacts,
        (select coalesce(sum(n.number), 0)::bigint
         from campaigns c join tallies n on n.campaign_id = c.campaign_id and n.kind = 'enrollment'
         where c.tenant_id = t.id) as enrolled,
        (select count(*) from campaigns c join automation_jobs j on j.campaign_id = c.campaign_id
         where c.tenant_id = t.id and j.reason = 'outcome_unknown' and j.kind = 'sequence') as unknown,
        (select max(r.last_run_at) from campaigns c join campaign_runs r on r.campaign_id = c.campaign_id
         where c.tenant_id = t.id) as last_run_at
      from (values (?::text)) as t(id)
      """;

  private final Database database;

  TenantSummary(Database database) {
    this.database = database;
  }

  /**
   * How a tenant stands.
   *
   * @param contacts those that are known and not erased
   */
  public record Totals(long contacts, CampaignCounts counts) {}

  /** The tenant's totals; all zero for one that is not known. */
  public Totals of(String tenantId) {
    return totals(tenantId, jobs(BY_STATUS, tenantId, tenantId), false);
  }

  /** The same with test jobs in the place of real ones; a test's outcome is never unknown. */
  public Totals ofTests(String tenantId) {
    return totals(tenantId, jobs(TESTS_BY_STATUS, tenantId), true);
  }

  private Map<JobStatus, Long> jobs(String byStatus, Object... parameters) {
    Map<JobStatus, Long> jobs = new EnumMap<>(JobStatus.class);
    database
        .query(
            byStatus,
            row -> Map.entry(row.name("status", JobStatus.class), row.count("jobs")),
            parameters)
        .forEach(count -> jobs.put(count.getKey(), count.getValue()));
    return jobs;
  }

  private Totals totals(String tenantId, Map<JobStatus, Long> jobs, boolean tests) {
    return database
        .query(
            TOTALS,
            row ->
                new Totals(
                    row.count("contacts"),
                    new CampaignCounts(
                        jobs,
                        tests ? 0 : row.count("unknown"),
                        row.count("enrolled"),
                        null,
                        row.instantOrNull("last_run_at"),
                        row.instant("now"))),
            tenantId)
        .getFirst();
  }
}
