package org.campaignautomation.enrollment.testrun;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.contracts.JobKind;
import org.campaignautomation.contracts.TestOutcome;
import org.campaignautomation.enrollment.journey.JobState;
import org.campaignautomation.enrollment.journey.JobStatus;
import org.campaignautomation.enrollment.journey.TestEnd;
import org.campaignautomation.enrollment.sql.Column;
import org.campaignautomation.enrollment.sql.Database;
import org.campaignautomation.enrollment.sql.Row;

/** Table {@code test_jobs}. Times are the database's. */
@Singleton
class TestJobTable {
  /** Those to be sent next come first; those already under way are found by their status. */
  private static final String MIRROR =
      """
      with clock as materialized (select clock_timestamp() as now),
      armed as (
        select j.*, j.due_at <= clock.now as ready
        from clock cross join unnest(?::text[]) as ch(channel) cross join lateral (
          select * from automation_jobs
          where channel = ch.channel and campaign_id = ? and status = 'pending' and due_at is not null
            and kind = 'sequence' and tenant_id = ?
          order by due_at, id limit ?) j),
      under_way as (
        select j.*, true as ready from automation_jobs j
        where campaign_id = ? and kind = 'sequence' and status = 'processing' and tenant_id = ?
        order by id limit ?),
      all_of_them as (select * from armed union all select * from under_way)
      insert into test_jobs (id, run_id, tenant_id, job_id, campaign_id, campaign_version, enrollment_id,
                             run, contact_id, step_id, step, channel, target_at, planned_at, due_at,
                             ready_at, created_at, updated_at)
      select uuidv7(), ?, j.tenant_id, j.id, j.campaign_id, j.campaign_version, j.enrollment_id,
             j.run, j.contact_id, j.step_id, j.step, j.channel, j.target_at, j.planned_at,
             coalesce(j.due_at, j.planned_at), clock.now, clock.now, clock.now
      from all_of_them j, clock
      where j.ready or not exists (select from all_of_them where ready)
      order by j.due_at, j.id limit ?
      """;

  private static final String CLAIM =
      """
      with clock as materialized (select clock_timestamp() as now),
      picked as materialized (
        select id from test_jobs where ready_at <= (select now from clock)
        order by ready_at limit ? for update skip locked),
      claimed as (
        update test_jobs t set
          status = 'processing', revision = t.revision + 1, claimed_at = clock.now, updated_at = clock.now,
          ready_at = clock.now + make_interval(secs => ?)
        from picked, clock where t.id = picked.id
        returning t.*)
      select t.*, e.enrolled_at, e.traceparent, c.zone, c.zone_source
      from claimed t
      left join enrollments e on e.id = t.enrollment_id
      left join contacts c on c.contact_id = t.contact_id
      """;
  private static final String HANDED_OVER =
      """
      update test_jobs t set ready_at = clock_timestamp() + make_interval(secs => ?)
      from unnest(?::uuid[], ?::bigint[]) as h(id, revision)
      where t.id = h.id and t.revision = h.revision and t.ready_at is not null
      """;

  /** The first answer counts, whichever claim it answers: the rest repeat it. */
  private static final String END =
      """
      update test_jobs t set
        outcome = e.outcome, reason = e.reason,
        status = case e.outcome when 'would_send' then 'completed' when 'would_skip' then 'skipped'
                 else 'failed' end,
        ready_at = null, completed_at = clock_timestamp(), updated_at = clock_timestamp()
      from unnest(?::uuid[], ?::text[], ?::text[], ?::text[]) as e(id, tenant_id, outcome, reason)
      where t.id = e.id and t.tenant_id = e.tenant_id and t.ready_at is not null
      """;

  private static final String GIVE_UP =
      """
      update test_jobs set
        outcome = 'would_fail', reason = 'no_answer', status = 'failed',
        ready_at = null, completed_at = clock_timestamp(), updated_at = clock_timestamp()
      where id in (
        select id from test_jobs
        where ready_at is not null and created_at < clock_timestamp() - make_interval(secs => ?)
        limit ? for update skip locked)
      """;

  private final Database database;

  TestJobTable(Database database) {
    this.database = database;
  }

  /**
   * Mirrors a campaign's jobs that are due or under way, or, where there are none, those that are
   * due next.
   *
   * @return how many
   */
  int mirror(String tenantId, UUID campaignId, UUID runId, int limit) {
    return database.update(
        MIRROR,
        Column.names(List.of(Channel.values()), channel -> channel),
        campaignId,
        tenantId,
        limit,
        campaignId,
        tenantId,
        limit,
        runId,
        limit);
  }

  List<TestJob> claim(int limit, Duration lease) {
    return database.query(CLAIM, TestJobTable::job, limit, seconds(lease));
  }

  /** Notes that Kafka has these claims; one that is not the current one is left alone. */
  void handedOver(Collection<TestJob> jobs, Duration answerWithin) {
    database.update(
        HANDED_OVER,
        seconds(answerWithin),
        Column.uuids(jobs, TestJob::id),
        Column.longs(jobs, TestJob::revision));
  }

  /** Notes outcomes, at most one per job. */
  void end(Collection<TestEnd> ends) {
    database.update(
        END,
        Column.uuids(ends, TestEnd::jobId),
        Column.texts(ends, TestEnd::tenantId),
        Column.names(ends, TestEnd::outcome),
        Column.texts(ends, TestEnd::reason));
  }

  /** Ends some of those that nobody answered; answers how many. */
  int giveUp(Duration after, int limit) {
    return database.update(GIVE_UP, seconds(after), limit);
  }

  List<TestRun.Result> results(String tenantId, UUID runId) {
    return database.query(
        "select * from test_jobs where run_id = ? and tenant_id = ? order by due_at, job_id",
        TestJobTable::result,
        runId,
        tenantId);
  }

  /** Removes some jobs of runs that are older than this; answers how many. */
  int removeOld(Duration age, int limit) {
    return database.update(
        """
        delete from test_jobs where id in (
          select j.id from test_runs r join test_jobs j on j.run_id = r.id
          where r.created_at < clock_timestamp() - make_interval(secs => ?)
          limit ? for update of j skip locked)
        """,
        seconds(age),
        limit);
  }

  Instant now() {
    return database.now();
  }

  private static TestRun.Result result(Row row) throws SQLException {
    return new TestRun.Result(
        row.uuid("id"),
        row.uuid("contact_id"),
        row.uuid("step_id"),
        row.number("step"),
        row.number("campaign_version"),
        row.name("channel", Channel.class),
        row.textOrNull("outcome") == null ? null : row.name("outcome", TestOutcome.class),
        row.textOrNull("reason"));
  }

  private static TestJob job(Row row) throws SQLException {
    Instant dueAt = row.instant("due_at");
    JobState real =
        new JobState(
            row.uuid("job_id"),
            row.text("tenant_id"),
            JobKind.SEQUENCE,
            row.uuid("campaign_id"),
            row.number("campaign_version"),
            row.uuid("enrollment_id"),
            row.number("run"),
            row.uuid("contact_id"),
            row.uuid("step_id"),
            row.number("step"),
            row.name("channel", Channel.class),
            JobStatus.PENDING,
            null,
            1,
            0,
            row.count("revision"),
            row.instant("planned_at"),
            dueAt,
            null,
            row.instantOrNull("enrolled_at"),
            row.textOrNull("traceparent"),
            row.textOrNull("zone"),
            row.textOrNull("zone_source"),
            null,
            row.number("campaign_version"),
            null,
            null);
    return new TestJob(row.uuid("id"), row.uuid("run_id"), row.count("revision"), dueAt, real);
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1_000.0;
  }
}
