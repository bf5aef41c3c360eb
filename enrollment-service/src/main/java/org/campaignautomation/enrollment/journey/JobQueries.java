package org.campaignautomation.enrollment.journey;

import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.enrollment.sql.Column;
import org.campaignautomation.enrollment.sql.Database;

/**
 * Answers questions about jobs. Every query names the tenant; another tenant's campaign or job is
 * as one that does not exist.
 */
@Singleton
public class JobQueries {
  private static final String ONE =
      JobLists.DETAILS
          + """
            from automation_jobs j left join contacts c on c.contact_id = j.contact_id
            where j.id = ? and j.tenant_id = ?
            """;

  /** What was removed as old still counts. */
  private static final String BY_STATUS =
      """
      select status, sum(jobs)::bigint as jobs from (
        select campaign_id, status, number as jobs from tallies
        where campaign_id = ? and kind = 'sequence'
        union all
        select campaign_id, status, jobs from removed_jobs
        where campaign_id = ? and kind = 'sequence') counted
      where exists (select from campaigns c where c.campaign_id = counted.campaign_id and c.tenant_id = ?)
      group by status having sum(jobs) <> 0
      """;

  private static final String TOTALS =
      """
      select clock_timestamp() as now,
        (select count(*) from automation_jobs j
         where j.campaign_id = c.campaign_id and j.reason = 'outcome_unknown'
           and j.kind = 'sequence') as unknown,
        (select coalesce(sum(t.number), 0)::bigint from tallies t
         where t.campaign_id = c.campaign_id and t.kind = 'enrollment') as enrolled,
        (select min(due_at) from unnest(?::text[]) as ch(channel) cross join lateral (
           select j.due_at from automation_jobs j
           where j.channel = ch.channel and j.campaign_id = c.campaign_id and j.status = 'pending'
             and j.due_at is not null
           order by j.due_at limit 1) next) as next_due_at,
        (select r.last_run_at from campaign_runs r where r.campaign_id = c.campaign_id) as last_run_at
      from (values (1)) as one left join campaigns c on c.campaign_id = ? and c.tenant_id = ?
      """;
  private static final String NOTES =
      """
      select at, actor, from_status, to_status, attempt, reason, was_reason, error_code, error_detail
      from job_history where job_id = ? and tenant_id = ? order by id desc limit 100
      """;
  private static final String WAITING =
      """
      select j.campaign_version, j.step_id, count(*) as jobs from automation_jobs j
      where j.campaign_id = ? and j.tenant_id = ? and j.kind = 'sequence'
        and (j.status = 'processing' or (j.status = 'pending' and j.due_at is not null))
      group by j.campaign_version, j.step_id order by j.campaign_version desc, min(j.step)
      """;

  private final Database database;

  JobQueries(Database database) {
    this.database = database;
  }

  /** How a campaign stands; all zero for one that is not known. */
  public CampaignCounts counts(String tenantId, UUID campaignId) {
    Map<JobStatus, Long> jobs = new EnumMap<>(JobStatus.class);
    database
        .query(
            BY_STATUS,
            row -> Map.entry(row.name("status", JobStatus.class), row.count("jobs")),
            campaignId,
            campaignId,
            tenantId)
        .forEach(count -> jobs.put(count.getKey(), count.getValue()));
    return database
        .query(
            TOTALS,
            row ->
                new CampaignCounts(
                    jobs,
                    row.count("unknown"),
                    row.count("enrolled"),
                    row.instantOrNull("next_due_at"),
                    row.instantOrNull("last_run_at"),
                    row.instant("now")),
            Column.names(List.of(Channel.values()), channel -> channel),
            campaignId,
            tenantId)
        .getFirst();
  }

  /** A job of a tenant. */
  public Optional<JobDetails> find(String tenantId, UUID jobId) {
    return database.first(ONE, JobDetails::of, jobId, tenantId);
  }

  /** What people did to a job, the last first; empty for one that is not the tenant's. */
  public List<JobNote> notes(String tenantId, UUID jobId) {
    return database.query(
        NOTES,
        row -> {
          String error = row.textOrNull("error_code");
          return new JobNote(
              row.instant("at"),
              row.text("actor"),
              row.name("from_status", JobStatus.class),
              row.name("to_status", JobStatus.class),
              row.number("attempt"),
              row.textOrNull("reason"),
              row.textOrNull("was_reason"),
              error == null ? null : new JobDetails.Failure(error, row.textOrNull("error_detail")));
        },
        jobId,
        tenantId);
  }

  /** How many people wait for each step: newest version first, in order of the steps. */
  public List<StepWaiting> waiting(String tenantId, UUID campaignId) {
    return database.query(
        WAITING,
        row ->
            new StepWaiting(row.number("campaign_version"), row.uuid("step_id"), row.count("jobs")),
        campaignId,
        tenantId);
  }
}
