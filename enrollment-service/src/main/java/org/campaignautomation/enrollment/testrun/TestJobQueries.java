package org.campaignautomation.enrollment.testrun;

import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.campaignautomation.enrollment.journey.CampaignCounts;
import org.campaignautomation.enrollment.journey.JobDetails;
import org.campaignautomation.enrollment.journey.JobFilter;
import org.campaignautomation.enrollment.journey.JobStatus;
import org.campaignautomation.enrollment.sql.Database;
import org.jspecify.annotations.Nullable;

/** Answers questions about test jobs. Every query names the tenant. */
@Singleton
class TestJobQueries {
  private static final String BY_STATUS =
      """
      select status, count(*) as jobs from test_jobs where campaign_id = ? and tenant_id = ?
      group by status
      """;
  private static final String TOTALS =
      """
      select clock_timestamp() as now, max(created_at) as last_run_at from test_runs
      where campaign_id = ? and tenant_id = ?
      """;

  /** In the columns of real jobs. */
  private static final String LIST =
      """
      select t.id, 'test' as kind, t.campaign_id, t.campaign_version, t.enrollment_id, t.contact_id,
             t.step_id, t.step, t.channel, t.status, t.reason, null as error_code, null as error_detail,
             1 as attempt, t.target_at, t.planned_at, t.due_at, t.claimed_at, t.completed_at,
             null as delivery_state, null as provider_id, null::timestamptz as delivery_at,
             t.created_at, t.updated_at, c.body
      from test_jobs t left join contacts c on c.contact_id = t.contact_id
      where t.campaign_id = ? and t.tenant_id = ?
        and (?::uuid is null or t.id < ?::uuid)
        and (?::text is null or t.status = ?::text)
        and (?::text is null or t.channel = ?::text)
        and (?::uuid is null or t.step_id = ?::uuid)
        and (?::uuid is null or t.contact_id = ?::uuid)
      order by t.id desc limit ?
      """;

  private final Database database;

  TestJobQueries(Database database) {
    this.database = database;
  }

  CampaignCounts counts(String tenantId, UUID campaignId) {
    Map<JobStatus, Long> jobs = new EnumMap<>(JobStatus.class);
    database
        .query(
            BY_STATUS,
            row -> Map.entry(row.name("status", JobStatus.class), row.count("jobs")),
            campaignId,
            tenantId)
        .forEach(count -> jobs.put(count.getKey(), count.getValue()));
    return database
        .query(
            TOTALS,
            row ->
                new CampaignCounts(
                    jobs, 0, 0, null, row.instantOrNull("last_run_at"), row.instant("now")),
            campaignId,
            tenantId)
        .getFirst();
  }

  List<JobDetails> list(
      String tenantId, UUID campaignId, JobFilter filter, @Nullable UUID before, int limit) {
    return database.query(
        LIST,
        JobDetails::of,
        campaignId,
        tenantId,
        before,
        before,
        filter.status(),
        filter.status(),
        filter.channel(),
        filter.channel(),
        filter.stepId(),
        filter.stepId(),
        filter.contactId(),
        filter.contactId(),
        limit);
  }
}
