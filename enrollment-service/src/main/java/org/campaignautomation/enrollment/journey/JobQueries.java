package org.campaignautomation.enrollment.journey;

import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.enrollment.sql.Column;
import org.campaignautomation.enrollment.sql.Database;
import org.jspecify.annotations.Nullable;

/**
 * Answers questions about jobs. Every query names the tenant; another tenant's campaign or job is
 * as one that does not exist.
 */
@Singleton
public class JobQueries {
  private static final String DETAILS =
      """
      select j.id, j.kind, j.campaign_id, j.campaign_version, j.enrollment_id, j.contact_id, j.step_id,
             j.step, j.channel, j.status, j.reason, j.error_code, j.error_detail, j.attempt, j.target_at,
             j.planned_at, j.due_at, j.claimed_at, j.completed_at, j.delivery_state, j.provider_id,
             j.delivery_at, j.created_at, j.updated_at, c.body
      """;

  /** Status by status, so that each part is read newest first from the index and stops early. */
  private static final String LIST =
      DETAILS
          + """
            from unnest(?::text[]) as s(status) cross join (values ('sequence'), ('immediate')) as k(kind)
            cross join lateral (
              select * from automation_jobs
              where campaign_id = ? and kind = k.kind and status = s.status and tenant_id = ?
                and (?::uuid is null or id < ?::uuid)
                and (?::text is null or channel = ?::text)
                and (?::uuid is null or step_id = ?::uuid)
                and (?::uuid is null or contact_id = ?::uuid)
              order by id desc limit ?) j
            left join contacts c on c.contact_id = j.contact_id
            order by j.id desc limit ?
            """;

  private static final String ONE =
      DETAILS
          + """
            from automation_jobs j left join contacts c on c.contact_id = j.contact_id
            where j.id = ? and j.tenant_id = ?
            """;
  private static final String BY_STATUS =
      """
      select status, sum(jobs)::bigint as jobs from (
        select campaign_id, status, count(*) as jobs from automation_jobs
        where campaign_id = ? and kind = 'sequence' group by campaign_id, status
        union all
        select campaign_id, status, jobs from removed_jobs
        where campaign_id = ? and kind = 'sequence') counted
      where exists (select from campaigns c where c.campaign_id = counted.campaign_id and c.tenant_id = ?)
      group by status
      """;
  private static final String TOTALS =
      """
      select clock_timestamp() as now,
        (select count(*) from automation_jobs j
         where j.campaign_id = c.campaign_id and j.reason = 'outcome_unknown'
           and j.kind = 'sequence') as unknown,
        (select count(*) from enrollments e where e.campaign_id = c.campaign_id) as enrolled,
        (select min(due_at) from unnest(?::text[]) as ch(channel) cross join lateral (
           select j.due_at from automation_jobs j
           where j.channel = ch.channel and j.campaign_id = c.campaign_id and j.status = 'pending'
             and j.due_at is not null
           order by j.due_at limit 1) next) as next_due_at,
        (select r.last_run_at from campaign_runs r where r.campaign_id = c.campaign_id) as last_run_at
      from (values (1)) as one left join campaigns c on c.campaign_id = ? and c.tenant_id = ?
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

  /**
   * Jobs of a campaign, newest first.
   *
   * @param before the last job of the page before; null for the first page
   */
  public List<JobDetails> list(
      String tenantId, UUID campaignId, JobFilter filter, @Nullable UUID before, int limit) {
    List<JobStatus> statuses =
        Stream.of(JobStatus.values())
            .filter(status -> filter.status() == null || filter.status() == status)
            .toList();
    return database.query(
        LIST,
        JobDetails::of,
        Column.names(statuses, status -> status),
        campaignId,
        tenantId,
        before,
        before,
        filter.channel(),
        filter.channel(),
        filter.stepId(),
        filter.stepId(),
        filter.contactId(),
        filter.contactId(),
        limit,
        limit);
  }

  /** A job of a tenant. */
  public Optional<JobDetails> find(String tenantId, UUID jobId) {
    return database.first(ONE, JobDetails::of, jobId, tenantId);
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
