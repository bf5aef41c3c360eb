package org.campaignautomation.enrollment.journey;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.campaignautomation.enrollment.sql.Column;
import org.campaignautomation.enrollment.sql.Database;

/** Table {@code enrollments}. */
@Singleton
class EnrollmentTable {
  private static final String INSERT =
      """
      insert into enrollments (id, tenant_id, campaign_id, campaign_version, contact_id, run, traceparent,
                               enrolled_at, planned_steps)
      select n.*, clock_timestamp(),
        (select jsonb_array_length(v.steps) from campaign_versions v
         where v.campaign_id = n.campaign_id and v.version = n.campaign_version)
      from unnest(?::uuid[], ?::text[], ?::uuid[], ?::int[], ?::uuid[], ?::int[], ?::text[])
        as n(id, tenant_id, campaign_id, campaign_version, contact_id, run, traceparent)
      on conflict (campaign_id, contact_id, run) do nothing
      returning id, enrolled_at
      """;

  private final Database database;

  EnrollmentTable(Database database) {
    this.database = database;
  }

  /** Makes those that do not exist, and answers when each of these was made. */
  Map<UUID, Instant> insert(List<NewEnrollment> enrollments) {
    Map<UUID, Instant> made = new HashMap<>();
    database
        .query(
            INSERT,
            row -> Map.entry(row.uuid("id"), row.instant("enrolled_at")),
            Column.uuids(enrollments, NewEnrollment::id),
            Column.texts(enrollments, one -> one.campaign().tenantId()),
            Column.uuids(enrollments, one -> one.campaign().campaignId()),
            Column.ints(enrollments, one -> one.campaign().version()),
            Column.uuids(enrollments, one -> one.contact().contactId()),
            Column.ints(enrollments, NewEnrollment::run),
            Column.texts(enrollments, NewEnrollment::traceparent))
        .forEach(entry -> made.put(entry.getKey(), entry.getValue()));
    return made;
  }

  void exit(Collection<UUID> ids, String reason) {
    database.update(
        """
        update enrollments set exited_at = clock_timestamp(), exit_reason = ?
        where id = any (?::uuid[]) and exited_at is null
        """,
        reason,
        Column.uuids(ids));
  }

  /** A contact's enrolments in a campaign that have not ended. */
  List<UUID> current(String tenantId, UUID campaignId, UUID contactId) {
    return database.query(
        """
        select id from enrollments
        where campaign_id = ? and contact_id = ? and tenant_id = ? and exited_at is null
        for update
        """,
        row -> row.uuid("id"),
        campaignId,
        contactId,
        tenantId);
  }

  void exitOfContacts(Collection<UUID> contactIds, String reason) {
    database.update(
        """
        update enrollments set exited_at = clock_timestamp(), exit_reason = ?
        where id in (select id from enrollments where contact_id = any (?::uuid[]) and exited_at is null
                     order by contact_id, campaign_id for update)
        """,
        reason,
        Column.uuids(contactIds));
  }
}
