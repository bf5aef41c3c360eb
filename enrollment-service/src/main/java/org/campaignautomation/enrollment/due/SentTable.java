package org.campaignautomation.enrollment.due;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.campaignautomation.enrollment.sql.Column;
import org.campaignautomation.enrollment.sql.Database;
import org.campaignautomation.enrollment.timing.FrequencyLimit;

/**
 * What contacts were sent of late, read from table {@code automation_jobs}: accepted, in flight, or
 * of unknown outcome, over all campaigns and channels. Test jobs are not in that table.
 */
@Singleton
class SentTable {
  /** The keys are sorted, so that two claims never wait for each other. */
  private static final String LOCK =
      """
      select pg_advisory_xact_lock(key) is null as locked
      from (select distinct hashtextextended('frequency cap ' || id, 0) as key
            from unnest(?::uuid[]) as c(id) order by 1) as keys
      """;

  /** By the enrolments of a contact, so that counting costs no index of its own on the hot path. */
  private static final String SENT =
      """
      with counted as (
        select j.contact_id, j.id, j.status, j.reason, j.claimed_at, j.completed_at
        from enrollments e join automation_jobs j on j.enrollment_id = e.id and j.kind = 'sequence'
        where e.contact_id = any (?::uuid[])
        union all
        select j.contact_id, j.id, j.status, j.reason, j.claimed_at, j.completed_at
        from automation_jobs j
        where j.contact_id = any (?::uuid[]) and j.kind = 'immediate')
      select contact_id, claimed_at,
             case when completed_at between claimed_at and ? then completed_at else claimed_at end as sent_at
      from counted
      where claimed_at > ? and id <> all (?::uuid[])
        and (status in ('processing', 'completed') or status = 'failed' and reason = 'outcome_unknown')
      """;

  private final Database database;

  SentTable(Database database) {
    this.database = database;
  }

  /** Keeps other claims from sending these contacts something until this transaction ends. */
  void lock(Collection<UUID> contactIds) {
    database.query(LOCK, row -> row.flag("locked"), Column.uuids(contactIds));
  }

  /**
   * What counts against the cap of each of these contacts.
   *
   * @param apartFrom jobs that are being decided on
   */
  Map<UUID, List<FrequencyLimit.Sent>> sent(
      Collection<UUID> contactIds, Collection<UUID> apartFrom, Instant now) {
    Map<UUID, List<FrequencyLimit.Sent>> sent = new HashMap<>();
    database
        .query(
            SENT,
            row ->
                Map.entry(
                    row.uuid("contact_id"),
                    new FrequencyLimit.Sent(row.instant("claimed_at"), row.instant("sent_at"))),
            Column.uuids(contactIds),
            Column.uuids(contactIds),
            now,
            now.minus(FrequencyLimit.REACH),
            Column.uuids(apartFrom))
        .forEach(
            one ->
                sent.computeIfAbsent(one.getKey(), contact -> new ArrayList<>())
                    .add(one.getValue()));
    return sent;
  }
}
