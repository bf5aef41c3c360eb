package org.campaignautomation.enrollment.explain;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.campaignautomation.enrollment.sql.Database;
import org.jspecify.annotations.Nullable;

/** What explanations look at beside the state that decides. Every query names the tenant. */
@Singleton
class ExplainTable {
  /** As many rows of each channel, or contacts, as a count looks at: a page waits for it. */
  static final int COUNT_UP_TO = 5_000;

  private final Database database;

  ExplainTable(Database database) {
    this.database = database;
  }

  /**
   * Where a job stands among the others of its enrolment.
   *
   * @param openStepBefore the first step ahead that has not ended; null if there is none
   */
  record Place(
      @Nullable Instant leaseUntil,
      @Nullable Instant handedOverAt,
      @Nullable Instant exitedAt,
      @Nullable String exitReason,
      @Nullable Integer openStepBefore) {}

  /** A contact's way through a campaign. */
  record Enrolment(
      UUID id,
      Instant enrolledAt,
      int campaignVersion,
      @Nullable Instant exitedAt,
      @Nullable String exitReason) {}

  /** How many of what, for which reason. */
  record Tally(@Nullable String reason, @Nullable String code, long jobs, @Nullable Instant at) {}

  /**
   * The newest contacts, {@link #COUNT_UP_TO} at most.
   *
   * @param notEnrolled how many of these are not in the campaign
   */
  record Newest(long contacts, long notEnrolled) {
    /** Whether there may be more. */
    boolean isAll() {
      return contacts < COUNT_UP_TO;
    }
  }

  /** Jobs that are due, {@link #COUNT_UP_TO} of each channel at most. */
  record Due(long jobs, @Nullable Instant oldest) {}

  Optional<Place> place(String tenantId, UUID jobId) {
    return database.first(
        """
        select j.lease_until, j.handed_over_at, e.exited_at, e.exit_reason,
               (select min(p.step) from automation_jobs p
                where p.enrollment_id = j.enrollment_id and p.kind = 'sequence' and p.step < j.step
                  and p.status in ('pending', 'processing')) as open_step_before
        from automation_jobs j left join enrollments e on e.id = j.enrollment_id
        where j.id = ? and j.tenant_id = ?
        """,
        row -> {
          int open = row.number("open_step_before");
          return new Place(
              row.instantOrNull("lease_until"),
              row.instantOrNull("handed_over_at"),
              row.instantOrNull("exited_at"),
              row.textOrNull("exit_reason"),
              open == 0 ? null : open);
        },
        jobId,
        tenantId);
  }

  Optional<Enrolment> enrolment(String tenantId, UUID campaignId, UUID contactId) {
    return database.first(
        """
        select id, enrolled_at, campaign_version, exited_at, exit_reason from enrollments
        where tenant_id = ? and campaign_id = ? and contact_id = ? order by run desc limit 1
        """,
        row ->
            new Enrolment(
                row.uuid("id"),
                row.instant("enrolled_at"),
                row.number("campaign_version"),
                row.instantOrNull("exited_at"),
                row.textOrNull("exit_reason")),
        tenantId,
        campaignId,
        contactId);
  }

  /** The job that an enrolment is at: the first that has not ended, else the last. */
  Optional<UUID> currentJob(UUID enrollmentId) {
    return database.first(
        """
        select id from automation_jobs where enrollment_id = ? and kind = 'sequence'
        order by status in ('pending', 'processing') desc,
                 case when status in ('pending', 'processing') then step else -step end
        limit 1
        """,
        row -> row.uuid("id"),
        enrollmentId);
  }

  /** Work on the whole campaign that is not done yet. */
  List<String> tasks(String tenantId, UUID campaignId) {
    return database.query(
        "select task from campaign_tasks where campaign_id = ? and tenant_id = ? order by task",
        row -> row.text("task"),
        campaignId,
        tenantId);
  }

  /** Who came lately, and who of them is enrolled: looked up one by one, however many there are. */
  Newest newest(String tenantId, UUID campaignId, Instant since) {
    return database
        .query(
            """
            select count(*) as contacts, count(*) - count(e.found) as not_enrolled
            from (select contact_id from contacts
                  where tenant_id = ? and erased_at is null and accepted_at >= ?
                  order by accepted_at desc, contact_id desc limit ?) newest
            left join lateral (
              select 1 as found from enrollments
              where campaign_id = ? and contact_id = newest.contact_id limit 1) e on true
            """,
            row -> new Newest(row.count("contacts"), row.count("not_enrolled")),
            tenantId,
            since,
            COUNT_UP_TO,
            campaignId)
        .getFirst();
  }

  /**
   * What is due, from the index that claims use: in the order of that index, since the planner
   * would rather walk through all jobs for a count that has a limit.
   */
  Due due(String tenantId, UUID campaignId, Instant now) {
    return database
        .query(
            """
            select count(*) as jobs, min(due_at) as oldest
            from (values ('email'), ('sms')) as ch(channel) cross join lateral (
              select j.due_at from automation_jobs j
              where j.channel = ch.channel and j.campaign_id = ? and j.status = 'pending'
                and j.due_at <= ?
              order by j.due_at limit ?) due
            where exists (select from campaigns c where c.campaign_id = ? and c.tenant_id = ?)
            """,
            row -> new Due(row.count("jobs"), row.instantOrNull("oldest")),
            campaignId,
            now,
            COUNT_UP_TO,
            campaignId,
            tenantId)
        .getFirst();
  }

  /** Why waiting jobs that are next for somebody were put off, and until when at the earliest. */
  List<Tally> held(String tenantId, UUID campaignId) {
    return database.query(
        """
        select reason, null::text as code, count(*) as jobs, min(due_at) as at
        from (values ('email'), ('sms')) as ch(channel) cross join lateral (
          select j.reason, j.due_at from automation_jobs j
          where j.channel = ch.channel and j.campaign_id = ? and j.tenant_id = ?
            and j.status = 'pending' and j.due_at is not null
          order by j.due_at limit ?) waiting
        where reason is not null
        group by reason order by jobs desc limit 10
        """,
        row ->
            new Tally(
                row.textOrNull("reason"),
                row.textOrNull("code"),
                row.count("jobs"),
                row.instantOrNull("at")),
        campaignId,
        tenantId,
        COUNT_UP_TO);
  }

  /** What the newest failed jobs failed of. */
  List<Tally> failures(String tenantId, UUID campaignId) {
    return database.query(
        """
        select reason, error_code as code, count(*) as jobs, max(completed_at) as at
        from (select reason, error_code, completed_at from automation_jobs
              where campaign_id = ? and kind = 'sequence' and status = 'failed' and tenant_id = ?
                and completed_at is not null
              order by completed_at desc limit 1000) newest
        group by reason, error_code order by jobs desc limit 10
        """,
        row ->
            new Tally(
                row.textOrNull("reason"),
                row.textOrNull("code"),
                row.count("jobs"),
                row.instantOrNull("at")),
        campaignId,
        tenantId);
  }
}
