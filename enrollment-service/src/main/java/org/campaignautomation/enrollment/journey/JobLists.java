package org.campaignautomation.enrollment.journey;

import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.enrollment.sql.Column;
import org.campaignautomation.enrollment.sql.Database;
import org.jspecify.annotations.Nullable;

/**
 * Lists of a campaign's jobs. However many there are, a page reads about as many as it shows; every
 * query names the tenant.
 */
@Singleton
public class JobLists {
  /** Of {@code j}, a job, and {@code c}, its contact. */
  static final String DETAILS =
      """
      select j.id, j.kind, j.campaign_id, j.campaign_version, j.enrollment_id, j.contact_id, j.step_id,
             j.step, j.channel, j.status, j.reason, j.error_code, j.error_detail, j.attempt, j.target_at,
             j.planned_at, j.due_at, j.claimed_at, j.completed_at, j.delivery_state, j.provider_id,
             j.delivery_at, j.created_at, j.updated_at, c.body
      """;

  /**
   * The index holds a campaign's jobs by kind, status, channel and step, in each newest first.
   * First it is asked which of these there are, leaping from one to the next; then each gives its
   * newest ones, and the newest of all are looked up. The lookup is one by one, since the planner
   * would rather walk through all jobs than sort a page.
   */
  static final String LIST =
      """
      with recursive parts as (
        select s.status, k.kind, ch.channel, first.step_id
        from unnest(?::text[]) as s(status) cross join unnest(?::text[]) as ch(channel)
        cross join (values ('sequence'), ('immediate')) as k(kind)
        cross join lateral (
          select step_id from automation_jobs j
          where j.campaign_id = ? and j.kind = k.kind and j.status = s.status
            and j.channel = ch.channel and j.step_id >= ? and j.step_id <= ?
          order by j.step_id limit 1) first
        union all
        select p.status, p.kind, p.channel, next.step_id
        from parts p cross join lateral (
          select step_id from automation_jobs j
          where j.campaign_id = ? and j.kind = p.kind and j.status = p.status
            and j.channel = p.channel and j.step_id > p.step_id and j.step_id <= ?
          order by j.step_id limit 1) next),
      found as (
        select j.id from parts p cross join lateral (
          select id from automation_jobs
          where campaign_id = ? and kind = p.kind and status = p.status and channel = p.channel
            and step_id = p.step_id and id < ?
          order by id desc limit ?) j
        union all
        select j.id from unnest(?::text[]) as s(status) cross join unnest(?::text[]) as ch(channel)
        cross join lateral (
          select id from automation_jobs
          where campaign_id = ? and kind = 'immediate' and status = s.status
            and channel = ch.channel and step_id is null and ? and id < ?
          order by step_id desc, id desc limit ?) j),
      newest as (select id from found order by id desc limit ?)
      """
          + DETAILS
          + """
            from newest n
            cross join lateral (
              select * from automation_jobs where id = n.id and tenant_id = ? limit 1) j
            left join contacts c on c.contact_id = j.contact_id
            order by j.id desc
            """;

  /** One person has few. */
  static final String OF_CONTACT =
      DETAILS
          + """
            from (
              select j.* from enrollments e
              join automation_jobs j on j.enrollment_id = e.id and j.kind = 'sequence'
              where e.contact_id = ? and e.campaign_id = ?
              union all
              select j.* from automation_jobs j
              where j.contact_id = ? and j.campaign_id = ? and j.kind = 'immediate') j
            left join contacts c on c.contact_id = j.contact_id
            where j.tenant_id = ? and j.status = any (?::text[]) and j.channel = any (?::text[])
              and (?::uuid is null or j.step_id = ?::uuid) and j.id < ?
            order by j.id desc limit ?
            """;

  /** From the index of ended jobs; the newest of each end, then of all. */
  static final String ENDED =
      DETAILS
          + """
            from (
              select e.id, e.completed_at from unnest(?::text[]) as s(status) cross join lateral (
                select id, completed_at from automation_jobs
                where campaign_id = ? and kind = 'sequence' and status = s.status
                  and completed_at is not null
                order by completed_at desc limit ?) e
              order by e.completed_at desc limit ?) newest
            cross join lateral (
              select * from automation_jobs where id = newest.id and tenant_id = ? limit 1) j
            left join contacts c on c.contact_id = j.contact_id
            order by j.completed_at desc
            """;

  private static final UUID FIRST = new UUID(0, 0);
  private static final UUID LAST = new UUID(-1, -1);
  private static final List<JobStatus> ENDS =
      List.of(JobStatus.COMPLETED, JobStatus.FAILED, JobStatus.SKIPPED, JobStatus.CANCELLED);

  private final Database database;

  JobLists(Database database) {
    this.database = database;
  }

  /**
   * Jobs of a campaign, newest first.
   *
   * @param before the last job of the page before; null for the first page
   */
  public List<JobDetails> list(
      String tenantId, UUID campaignId, JobFilter filter, @Nullable UUID before, int limit) {
    UUID end = before == null ? LAST : before;
    return filter.contactId() == null
        ? ofAll(tenantId, campaignId, filter, end, limit)
        : ofContact(tenantId, campaignId, filter, filter.contactId(), end, limit);
  }

  /** The jobs of a campaign's sequence that ended last, the last first. */
  public List<JobDetails> ended(String tenantId, UUID campaignId, int limit) {
    return database.query(
        ENDED,
        JobDetails::of,
        Column.names(ENDS, status -> status),
        campaignId,
        limit,
        limit,
        tenantId);
  }

  private List<JobDetails> ofAll(
      String tenantId, UUID campaignId, JobFilter filter, UUID before, int limit) {
    UUID step = filter.stepId();
    UUID firstStep = step == null ? FIRST : step;
    UUID lastStep = step == null ? LAST : step;
    Column statuses = statuses(filter);
    Column channels = channels(filter);
    return database.query(
        LIST,
        JobDetails::of,
        statuses,
        channels,
        campaignId,
        firstStep,
        lastStep,
        campaignId,
        lastStep,
        campaignId,
        before,
        limit,
        statuses,
        channels,
        campaignId,
        step == null,
        before,
        limit,
        limit,
        tenantId);
  }

  private List<JobDetails> ofContact(
      String tenantId, UUID campaignId, JobFilter filter, UUID contactId, UUID before, int limit) {
    return database.query(
        OF_CONTACT,
        JobDetails::of,
        contactId,
        campaignId,
        contactId,
        campaignId,
        tenantId,
        statuses(filter),
        channels(filter),
        filter.stepId(),
        filter.stepId(),
        before,
        limit);
  }

  private static Column statuses(JobFilter filter) {
    JobStatus wanted = filter.status();
    return Column.names(
        wanted == null ? Arrays.asList(JobStatus.values()) : List.of(wanted), status -> status);
  }

  private static Column channels(JobFilter filter) {
    Channel wanted = filter.channel();
    return Column.names(
        wanted == null ? Arrays.asList(Channel.values()) : List.of(wanted), channel -> channel);
  }
}
