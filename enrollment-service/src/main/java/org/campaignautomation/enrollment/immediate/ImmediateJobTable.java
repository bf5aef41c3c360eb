package org.campaignautomation.enrollment.immediate;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.UUID;
import org.campaignautomation.enrollment.sql.Column;
import org.campaignautomation.enrollment.sql.Database;
import org.jspecify.annotations.Nullable;

/** Table {@code automation_jobs}: the jobs that belong to no enrolment. */
@Singleton
class ImmediateJobTable {
  /** A job of one contact. */
  record NewJob(UUID id, UUID contactId) {}

  private static final String INSERT =
      """
      with clock as materialized (select clock_timestamp() as now)
      insert into automation_jobs (id, tenant_id, kind, campaign_id, campaign_version, run, contact_id,
                                   step_id, step, channel, message_id, target_at, planned_at, due_at,
                                   created_at, updated_at)
      select n.id, ?, 'immediate', ?, ?, 1, n.contact_id, ?::uuid, ?, ?, ?::uuid,
             clock.now, clock.now, clock.now, clock.now, clock.now
      from clock, unnest(?::uuid[], ?::uuid[]) as n(id, contact_id)
      """;

  private final Database database;

  ImmediateJobTable(Database database) {
    this.database = database;
  }

  void insert(Order order, @Nullable UUID messageId, Collection<NewJob> jobs) {
    database.update(
        INSERT,
        order.tenantId(),
        order.campaignId(),
        order.campaignVersion(),
        order.stepId(),
        order.step(),
        order.channel(),
        messageId,
        Column.uuids(jobs, NewJob::id),
        Column.uuids(jobs, NewJob::contactId));
  }
}
