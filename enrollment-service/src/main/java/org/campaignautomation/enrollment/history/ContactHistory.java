package org.campaignautomation.enrollment.history;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.enrollment.history.HistoryEntry.Kind;
import org.campaignautomation.enrollment.history.HistoryEntry.Place;
import org.campaignautomation.enrollment.sql.Database;
import org.campaignautomation.enrollment.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * Reads what became of one person. Their jobs are found by their enrolments, and those without one
 * by the contact, so that no index is kept for this alone; a person has hundreds of them at most.
 */
@Singleton
public class ContactHistory {
  static final String ENTRIES =
      """
      with enrolled as materialized (
        select * from enrollments where contact_id = ? and tenant_id = ?),
      jobs as materialized (
        select j.* from enrolled e join automation_jobs j on j.enrollment_id = e.id and j.kind = 'sequence'
        union all
        select j.* from automation_jobs j
        where j.contact_id = ? and j.kind = 'immediate' and j.tenant_id = ?),
      entries as (
        select enrolled_at as at, 'enrolled' as entry, id, campaign_id, campaign_version, null::uuid as job_id,
               null::text as job_kind, null::uuid as step_id, null::int as step, null::text as channel,
               null::text as reason, null::text as error_code, null::int as attempt,
               null::text as delivery_state, null::text as actor
        from enrolled
        union all
        select exited_at, 'left', id, campaign_id, campaign_version, null, null, null, null, null,
               exit_reason, null, null, null, null
        from enrolled where exited_at is not null
        union all
        select coalesce(completed_at, case when status = 'processing' then claimed_at end, due_at, planned_at),
               case status when 'pending' then 'planned' when 'completed' then 'sent' else status end,
               id, campaign_id, campaign_version, id, kind, step_id, step, channel, reason, error_code,
               attempt, delivery_state, null
        from jobs
        union all
        select delivery_at, 'delivery', id, campaign_id, campaign_version, id, kind, step_id, step, channel,
               null, null, attempt, delivery_state, null
        from jobs where delivery_at is not null and delivery_state <> 'accepted'
        union all
        select h.at, 'operator', j.id, j.campaign_id, j.campaign_version, j.id, j.kind, j.step_id, j.step,
               j.channel, h.reason, null, h.attempt, h.to_status, h.actor
        from jobs j join job_history h on h.job_id = j.id)
      select * from entries
      where ?::timestamptz is null or (at, entry, id) < (?::timestamptz, ?::text, ?::uuid)
      order by at desc, entry desc, id desc limit ?
      """;

  private final Database database;

  ContactHistory(Database database) {
    this.database = database;
  }

  /**
   * Entries of a tenant's contact, newest first; none for one that is not known here. Ended jobs
   * that the cleanup removed are not among them.
   *
   * @param before the last entry of the page before; null for the first page
   */
  public List<HistoryEntry> of(String tenantId, UUID contactId, @Nullable Place before, int limit) {
    return database.query(
        ENTRIES, ContactHistory::entry, parameters(tenantId, contactId, before, limit));
  }

  static @Nullable Object[] parameters(
      String tenantId, UUID contactId, @Nullable Place before, int limit) {
    return new @Nullable Object[] {
      contactId,
      tenantId,
      contactId,
      tenantId,
      before == null ? null : before.at(),
      before == null ? null : before.at(),
      before == null ? null : before.kind(),
      before == null ? null : before.id(),
      limit
    };
  }

  private static HistoryEntry entry(Row row) throws SQLException {
    return new HistoryEntry(
        row.instant("at"),
        row.name("entry", Kind.class),
        row.uuid("id"),
        row.uuid("campaign_id"),
        row.number("campaign_version"),
        row.uuidOrNull("job_id"),
        row.textOrNull("job_kind"),
        row.uuidOrNull("step_id"),
        row.textOrNull("step") == null ? null : row.number("step"),
        row.textOrNull("channel") == null ? null : row.name("channel", Channel.class),
        row.textOrNull("reason"),
        row.textOrNull("error_code"),
        row.textOrNull("attempt") == null ? null : row.number("attempt"),
        row.textOrNull("delivery_state"),
        row.textOrNull("actor"));
  }
}
