package org.campaignautomation.enrollment.journey;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.contracts.JobKind;
import org.campaignautomation.enrollment.sql.Column;
import org.campaignautomation.enrollment.sql.Database;
import org.campaignautomation.enrollment.sql.Row;

/** Table {@code automation_jobs}: planning and transitions. Claims are made in {@code due}. */
@Singleton
class JobTable {
  private static final int ROWS_PER_INSERT = 5_000;
  private static final String INSERT =
      """
      insert into automation_jobs (id, tenant_id, kind, campaign_id, campaign_version, enrollment_id, run,
                                   contact_id, step_id, step, channel, target_at, planned_at, due_at,
                                   created_at, updated_at)
      select n.id, n.tenant_id, 'sequence', n.campaign_id, n.campaign_version, n.enrollment_id, n.run,
             n.contact_id, n.step_id, n.step, n.channel, n.target_at, n.planned_at, n.due_at,
             n.created_at, n.created_at
      from unnest(?::uuid[], ?::text[], ?::uuid[], ?::int[], ?::uuid[], ?::int[], ?::uuid[], ?::uuid[],
                  ?::int[], ?::text[], ?::timestamptz[], ?::timestamptz[], ?::timestamptz[],
                  ?::timestamptz[])
        as n(id, tenant_id, campaign_id, campaign_version, enrollment_id, run, contact_id, step_id, step,
             channel, target_at, planned_at, due_at, created_at)
      on conflict (enrollment_id, step_id) where kind = 'sequence' do nothing
      """;
  private static final String FIND =
      """
      select j.*, coalesce(e.anchor_at, e.enrolled_at) as enrolled_at, e.traceparent,
             e.campaign_version as enrollment_version, e.exit_reason, c.zone, c.zone_source
      from automation_jobs j
      left join enrollments e on e.id = j.enrollment_id
      left join contacts c on c.contact_id = j.contact_id
      where j.id = any (?::uuid[])
      """;

  /**
   * Written so that the planner has no other way than by the keys, whatever it believes of the
   * arrays' length. With a limit that it does not know it takes the changes for few, and does not
   * read the whole table beside them. What was changed is looked up in a hash table ("is true"
   * keeps the planner from making a join of it), where a join would go through one batch for each
   * row of the other.
   */
  private static final String CHANGE =
      """
      with change as (
        select * from unnest(?::uuid[], ?::int[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[],
                             ?::text[], ?::int[], ?::int[], ?::timestamptz[], ?::timestamptz[], ?::text[], ?::text[],
                             ?::timestamptz[])
          as c(job_id, attempt, revision, from_status, status, reason, error_code, error_detail, next_attempt, spent,
               due_at, lease_until, delivery_state, provider_id, delivery_at)
        limit (select 1000000000)),
      changed as (
        update automation_jobs j set
          status = c.status, reason = c.reason,
          error_code = case when c.status = 'completed' then null else coalesce(c.error_code, j.error_code) end,
          error_detail = case when c.status = 'completed' then null else coalesce(c.error_detail, j.error_detail) end,
          attempt = c.next_attempt, spent = c.spent, due_at = coalesce(c.due_at, j.due_at),
          lease_until = c.lease_until,
          owner = case when c.status = 'processing' then j.owner end,
          delivery_state = coalesce(c.delivery_state, j.delivery_state),
          provider_id = coalesce(c.provider_id, j.provider_id),
          delivery_at = coalesce(c.delivery_at, j.delivery_at),
          completed_at = case when c.status in ('pending', 'processing') then null else clock_timestamp() end,
          updated_at = clock_timestamp()
        from change c
        where j.id = c.job_id and j.status = c.from_status and j.attempt = c.attempt
          and (c.revision is null or j.revision = c.revision)
        returning j.id),
      planned as (
        update automation_jobs n set
          target_at = coalesce(p.target_at, n.target_at),
          planned_at = coalesce(p.planned_at, n.planned_at),
          due_at = case when p.armed then coalesce(p.planned_at, n.planned_at) end,
          updated_at = clock_timestamp()
        from unnest(?::uuid[], ?::uuid[], ?::int[], ?::timestamptz[], ?::timestamptz[], ?::boolean[])
          as p(after_job, enrollment_id, step, target_at, planned_at, armed)
        where (p.after_job in (select id from changed)) is true
          and n.enrollment_id = p.enrollment_id and n.step = p.step and n.status = 'pending'
          and n.kind = 'sequence'
        returning p.after_job, p.armed)
      select id, (id in (select after_job from planned where armed)) is true as armed from changed
      """;

  /** States after "accepted" have an order, and none goes back. */
  private static final String NEWS =
      """
      update automation_jobs j set
        delivery_state = n.state, delivery_at = n.at, updated_at = clock_timestamp(),
        error_code = coalesce(n.code, j.error_code)
      from unnest(?::uuid[], ?::int[], ?::text[], ?::text[], ?::timestamptz[])
        as n(job_id, attempt, state, code, at)
      where j.id = n.job_id and j.attempt = n.attempt and j.status = 'completed'
        and coalesce(array_position(array['accepted', 'delivered', 'undelivered', 'bounced'],
                                    j.delivery_state), 0)
          < array_position(array['accepted', 'delivered', 'undelivered', 'bounced'], n.state)
      returning j.id, j.tenant_id, j.campaign_id, j.status
      """;

  private static final String CANCEL =
      """
      update automation_jobs set status = 'cancelled', reason = ?, completed_at = clock_timestamp(),
                                 updated_at = clock_timestamp()
      where status = 'pending' and\s""";
  private static final String CANCELLED =
      " returning id, tenant_id, campaign_id, status, enrollment_id";

  private final Database database;

  JobTable(Database database) {
    this.database = database;
  }

  void insert(List<NewJob> jobs) {
    for (int from = 0; from < jobs.size(); from += ROWS_PER_INSERT) {
      insertChunk(jobs.subList(from, Math.min(from + ROWS_PER_INSERT, jobs.size())));
    }
  }

  private void insertChunk(List<NewJob> jobs) {
    database.update(
        INSERT,
        Column.uuids(jobs, NewJob::id),
        Column.texts(jobs, job -> job.enrollment().campaign().tenantId()),
        Column.uuids(jobs, job -> job.enrollment().campaign().campaignId()),
        Column.ints(jobs, job -> job.enrollment().campaign().version()),
        Column.uuids(jobs, job -> job.enrollment().id()),
        Column.ints(jobs, job -> job.enrollment().run()),
        Column.uuids(jobs, job -> job.enrollment().contact().contactId()),
        Column.uuids(jobs, job -> job.step().id()),
        Column.ints(jobs, job -> job.step().position()),
        Column.names(jobs, job -> job.step().channel()),
        Column.instants(jobs, job -> job.planned().targetAt()),
        Column.instants(jobs, job -> job.planned().plannedAt()),
        Column.instants(jobs, job -> job.first() ? job.planned().plannedAt() : null),
        Column.instants(jobs, NewJob::createdAt));
  }

  List<JobState> find(Collection<UUID> ids) {
    return database.query(FIND, JobTable::state, Column.uuids(ids));
  }

  /**
   * Carries out changes and what follows for the steps behind, in one statement.
   *
   * @param changes at most one per job
   * @return the jobs whose change took effect, and whether it gave a step behind its due time
   */
  Map<UUID, Boolean> change(List<JobChange> changes, List<StepPlan> plans) {
    List<JobChange> sorted =
        changes.stream().sorted(Comparator.comparing(JobChange::jobId)).toList();
    Map<UUID, Boolean> changed = new HashMap<>();
    database.query(
        CHANGE,
        row -> changed.put(row.uuid("id"), row.flag("armed")),
        Column.uuids(sorted, JobChange::jobId),
        Column.ints(sorted, JobChange::attempt),
        Column.longs(sorted, JobChange::revision),
        Column.names(sorted, JobChange::from),
        Column.names(sorted, JobChange::status),
        Column.texts(sorted, JobChange::reason),
        Column.texts(sorted, JobChange::errorCode),
        Column.texts(sorted, JobChange::errorDetail),
        Column.ints(sorted, JobChange::nextAttempt),
        Column.ints(sorted, JobChange::spent),
        Column.instants(sorted, JobChange::dueAt),
        Column.instants(sorted, JobChange::leaseUntil),
        Column.texts(sorted, JobChange::deliveryState),
        Column.texts(sorted, JobChange::providerId),
        Column.instants(sorted, JobChange::deliveryAt),
        Column.uuids(plans, StepPlan::afterJob),
        Column.uuids(plans, StepPlan::enrollmentId),
        Column.ints(plans, StepPlan::step),
        Column.instants(plans, StepPlan::targetAt),
        Column.instants(plans, StepPlan::plannedAt),
        Column.booleans(plans, StepPlan::armed));
    return changed;
  }

  /**
   * Notes news of messages that their provider took; none older than what is known counts.
   *
   * @param news at most one per job
   * @return the jobs of which there was news
   */
  List<JobsChanged.Job> hear(List<Answer> news) {
    List<Answer> sorted = news.stream().sorted(Comparator.comparing(Answer::jobId)).toList();
    return database.query(
        NEWS,
        JobTable::changed,
        Column.uuids(sorted, Answer::jobId),
        Column.ints(sorted, Answer::attempt),
        Column.names(sorted, one -> ((Answer.News) one.outcome()).state()),
        Column.texts(sorted, one -> ((Answer.News) one.outcome()).code()),
        Column.instants(sorted, Answer::occurredAt));
  }

  /** Cancels the waiting jobs of enrolments, and answers them. */
  List<JobsChanged.Job> cancelOfEnrollments(Collection<UUID> enrollmentIds, String reason) {
    return database.query(
        CANCEL + "enrollment_id = any (?::uuid[])" + CANCELLED,
        JobTable::changed,
        reason,
        Column.uuids(enrollmentIds));
  }

  /** Cancels the waiting jobs of contacts, and answers them. */
  List<JobsChanged.Job> cancelOfContacts(Collection<UUID> contactIds, String reason) {
    return database.query(
        CANCEL + "contact_id = any (?::uuid[])" + CANCELLED,
        JobTable::changed,
        reason,
        Column.uuids(contactIds));
  }

  /** A job of an enrolment that was cancelled. */
  record Ended(UUID enrollmentId, JobsChanged.Job job) {}

  /** Cancels some waiting jobs of a campaign and answers them; empty when none is left. */
  List<Ended> cancelSome(UUID campaignId, String tenantId, String reason, int limit) {
    return database.query(
        CANCEL
            + """
              id in (select id from automation_jobs
                     where campaign_id = ? and kind = 'sequence' and status = 'pending' and tenant_id = ?
                     order by channel, step_id, id limit ? for update)
              """
            + CANCELLED,
        row -> new Ended(row.uuid("enrollment_id"), changed(row)),
        reason,
        campaignId,
        tenantId,
        limit);
  }

  private static JobsChanged.Job changed(Row row) throws SQLException {
    return new JobsChanged.Job(
        row.text("tenant_id"),
        row.uuid("campaign_id"),
        row.uuid("id"),
        row.name("status", JobStatus.class));
  }

  private static JobState state(Row row) throws SQLException {
    return new JobState(
        row.uuid("id"),
        row.text("tenant_id"),
        row.name("kind", JobKind.class),
        row.uuid("campaign_id"),
        row.number("campaign_version"),
        row.uuidOrNull("enrollment_id"),
        row.number("run"),
        row.uuid("contact_id"),
        row.uuidOrNull("step_id"),
        row.number("step"),
        row.name("channel", Channel.class),
        row.name("status", JobStatus.class),
        row.textOrNull("reason"),
        row.number("attempt"),
        row.number("spent"),
        row.count("revision"),
        row.instant("planned_at"),
        row.instantOrNull("due_at"),
        row.instantOrNull("claimed_at"),
        row.instantOrNull("enrolled_at"),
        row.textOrNull("traceparent"),
        row.textOrNull("zone"),
        row.textOrNull("zone_source"),
        row.instantOrNull("delivery_at"),
        row.uuidOrNull("enrollment_id") == null ? null : row.number("enrollment_version"),
        row.textOrNull("exit_reason"),
        row.uuidOrNull("message_id"));
  }
}
