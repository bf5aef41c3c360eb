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
                               enrolled_at)
      select n.*, clock_timestamp()
      from unnest(?::uuid[], ?::text[], ?::uuid[], ?::int[], ?::uuid[], ?::int[], ?::text[]) as n
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

  void exitOfContacts(Collection<UUID> contactIds, String reason) {
    database.update(
        """
        update enrollments set exited_at = clock_timestamp(), exit_reason = ?
        where contact_id = any (?::uuid[]) and exited_at is null
        """,
        reason,
        Column.uuids(contactIds));
  }
}
