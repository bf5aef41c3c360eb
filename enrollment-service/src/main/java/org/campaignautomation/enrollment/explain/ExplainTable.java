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
  /** As many rows as a count looks at: an answer that takes a minute is none. */
  static final int COUNT_UP_TO = 10_000;

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

  /** Some counts of a campaign; each stops at {@link #COUNT_UP_TO}. */
  record Numbers(
      long contacts,
      long due,
      @Nullable Instant oldestDue,
      long inFlight,
      long unknown,
      long jobs) {}

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

  Numbers numbers(String tenantId, UUID campaignId, Instant since, Instant now) {
    return database
        .query(
            """
            select
              (select count(*) from (select from contacts c
                 where c.tenant_id = ? and c.erased_at is null and c.accepted_at >= ? limit ?) counted) as contacts,
              (select count(*) from (select from automation_jobs j
                 where j.campaign_id = ? and j.tenant_id = ? and j.channel in ('email', 'sms')
                   and j.status = 'pending' and j.due_at <= ? limit ?) counted) as due,
              (select min(oldest.due_at) from (values ('email'), ('sms')) as ch(channel) cross join lateral (
                 select j.due_at from automation_jobs j
                 where j.channel = ch.channel and j.campaign_id = ? and j.tenant_id = ?
                   and j.status = 'pending' and j.due_at <= ?
                 order by j.due_at limit 1) oldest) as oldest_due,
              (select count(*) from (select from automation_jobs j
                 where j.campaign_id = ? and j.tenant_id = ? and j.kind = 'sequence'
                   and j.status = 'processing' limit ?) counted) as in_flight,
              (select count(*) from (select from automation_jobs j
                 where j.campaign_id = ? and j.tenant_id = ? and j.reason = 'outcome_unknown'
                 limit ?) counted) as unknown,
              (select count(*) from (select from automation_jobs j
                 where j.campaign_id = ? and j.tenant_id = ? and j.kind = 'sequence' limit ?) counted) as jobs
            """,
            row ->
                new Numbers(
                    row.count("contacts"),
                    row.count("due"),
                    row.instantOrNull("oldest_due"),
                    row.count("in_flight"),
                    row.count("unknown"),
                    row.count("jobs")),
            tenantId,
            since,
            COUNT_UP_TO,
            campaignId,
            tenantId,
            now,
            COUNT_UP_TO,
            campaignId,
            tenantId,
            now,
            campaignId,
            tenantId,
            COUNT_UP_TO,
            campaignId,
            tenantId,
            COUNT_UP_TO,
            campaignId,
            tenantId,
            COUNT_UP_TO)
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
