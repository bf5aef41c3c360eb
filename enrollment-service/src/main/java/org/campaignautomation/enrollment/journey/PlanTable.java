package org.campaignautomation.enrollment.journey;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.enrollment.sql.Column;
import org.campaignautomation.enrollment.sql.Database;
import org.campaignautomation.enrollment.sql.Row;

/** Table {@code automation_jobs}: what is planned for enrolments as a whole. */
@Singleton
class PlanTable {
  private static final String OF =
      """
      select id, enrollment_id, step_id, campaign_version, step, channel, status, target_at, planned_at,
             due_at, updated_at,
             case when status = 'completed' then completed_at
                  when reason = 'outcome_unknown' then coalesce(delivery_at, completed_at)
             end as went_out_at
      from automation_jobs
      where enrollment_id = any (?::uuid[]) and kind = 'sequence'
      """;
  private static final String REWRITE =
      """
      update automation_jobs j set
        campaign_version = n.version, step = n.step, channel = n.channel, target_at = n.target_at,
        planned_at = n.planned_at, due_at = n.due_at, updated_at = clock_timestamp()
      from unnest(?::uuid[], ?::int[], ?::int[], ?::text[], ?::timestamptz[], ?::timestamptz[],
                  ?::timestamptz[])
        as n(id, version, step, channel, target_at, planned_at, due_at)
      where j.id = n.id and j.status in ('pending', 'processing')
      """;

  /** The steps that are planned for an enrolment rise with the jobs that are made for it. */
  private static final String ADD =
      """
      with added as (
        insert into automation_jobs (id, tenant_id, kind, campaign_id, campaign_version, enrollment_id, run,
                                     contact_id, step_id, step, channel, target_at, planned_at, due_at,
                                     created_at, updated_at)
        select n.id, e.tenant_id, 'sequence', e.campaign_id, n.version, e.id, e.run, e.contact_id,
               n.step_id, n.step, n.channel, n.target_at, n.planned_at, n.due_at, clock_timestamp(),
               clock_timestamp()
        from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::int[], ?::int[], ?::text[], ?::timestamptz[],
                    ?::timestamptz[], ?::timestamptz[])
          as n(id, enrollment_id, step_id, version, step, channel, target_at, planned_at, due_at)
        join enrollments e on e.id = n.enrollment_id
        on conflict (enrollment_id, step_id) where kind = 'sequence' do nothing
        returning enrollment_id)
      update enrollments e set planned_steps = e.planned_steps + a.jobs
      from (select enrollment_id, count(*)::int as jobs from added group by enrollment_id) a
      where e.id = a.enrollment_id
      """;

  private static final String REVIVE =
      """
      update automation_jobs set
        status = 'pending', reason = null, error_code = null, error_detail = null, attempt = ?, spent = 0,
        planned_at = ?, due_at = ?, completed_at = null, delivery_state = null, delivery_at = null,
        updated_at = clock_timestamp()
      where id = ? and status in ('failed', 'skipped')
      """;
  private static final String CANCEL =
      """
      update automation_jobs set status = 'cancelled', reason = ?, completed_at = clock_timestamp(),
                                 updated_at = clock_timestamp()
      where id = any (?::uuid[]) and status = 'pending'
      """;

  /**
   * Only where nothing else of the enrolment is on its way: the order of steps is the order in
   * which they get their due times.
   */
  private static final String ARM =
      """
      update automation_jobs j set due_at = j.planned_at, updated_at = clock_timestamp()
      from (select distinct on (enrollment_id) id, due_at, status from automation_jobs
            where enrollment_id = any (?::uuid[]) and kind = 'sequence'
              and status in ('pending', 'processing')
            order by enrollment_id, status = 'processing' desc, due_at nulls last, step) next
      where j.id = next.id and j.status = 'pending' and next.due_at is null
      """;

  private final Database database;

  PlanTable(Database database) {
    this.database = database;
  }

  /** All jobs of enrolments' sequences, ended ones included, by enrolment. */
  Map<UUID, List<PlannedStep>> of(Collection<UUID> enrollmentIds) {
    return database.query(OF, PlanTable::step, Column.uuids(enrollmentIds)).stream()
        .collect(Collectors.groupingBy(PlannedStep::enrollmentId));
  }

  /** Gives jobs that have not ended other times, positions and versions. */
  void rewrite(Collection<PlannedStep> steps) {
    database.update(
        REWRITE,
        Column.uuids(steps, PlannedStep::jobId),
        Column.ints(steps, PlannedStep::version),
        Column.ints(steps, PlannedStep::step),
        Column.names(steps, PlannedStep::channel),
        Column.instants(steps, PlannedStep::targetAt),
        Column.instants(steps, PlannedStep::plannedAt),
        Column.instants(steps, PlannedStep::dueAt));
  }

  /** Plans further steps. */
  void add(Collection<PlannedStep> steps) {
    database.update(
        ADD,
        Column.uuids(steps, PlannedStep::jobId),
        Column.uuids(steps, PlannedStep::enrollmentId),
        Column.uuids(steps, PlannedStep::stepId),
        Column.ints(steps, PlannedStep::version),
        Column.ints(steps, PlannedStep::step),
        Column.names(steps, PlannedStep::channel),
        Column.instants(steps, PlannedStep::targetAt),
        Column.instants(steps, PlannedStep::plannedAt),
        Column.instants(steps, PlannedStep::dueAt));
  }

  /** Makes a job that has ended wait again; its error is the history's. */
  void revive(UUID jobId, int attempt, Instant dueAt) {
    database.update(REVIVE, attempt, dueAt, dueAt, jobId);
  }

  /** Cancels waiting jobs. */
  void cancel(Collection<UUID> jobIds, String reason) {
    database.update(CANCEL, reason, Column.uuids(jobIds));
  }

  /** The position of an enrolment's first waiting step; past all of them if none waits. */
  int firstWaiting(UUID enrollmentId) {
    return database
        .query(
            """
            select coalesce(min(step), 2147483647) as step from automation_jobs
            where enrollment_id = ? and kind = 'sequence' and status = 'pending'
            """,
            row -> row.number("step"),
            enrollmentId)
        .getFirst();
  }

  /** Arms the first waiting step of enrolments of which nothing is due or in flight. */
  void armNext(Collection<UUID> enrollmentIds) {
    database.update(ARM, Column.uuids(enrollmentIds));
  }

  private static PlannedStep step(Row row) throws SQLException {
    return new PlannedStep(
        row.uuid("id"),
        row.uuid("enrollment_id"),
        row.uuid("step_id"),
        row.number("campaign_version"),
        row.number("step"),
        row.name("channel", Channel.class),
        row.name("status", JobStatus.class),
        row.instant("target_at"),
        row.instant("planned_at"),
        row.instantOrNull("due_at"),
        row.instantOrNull("went_out_at"),
        row.instant("updated_at"));
  }
}
