package org.campaignautomation.enrollment.journey;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.campaignautomation.enrollment.sql.Column;
import org.campaignautomation.enrollment.sql.Database;
import org.campaignautomation.enrollment.sql.Row;
import org.jspecify.annotations.Nullable;

/** Table {@code enrollments}: people on their way, locked in the order of contacts. */
@Singleton
class TravellerTable {
  private static final String SELECT =
      """
      select e.id, e.contact_id, e.campaign_version, e.enrolled_at, e.anchor_at, e.frozen_through,
             e.replanned_at, c.zone, c.zone_source
      from enrollments e left join contacts c on c.contact_id = e.contact_id
      where e.exited_at is null and\s""";
  private static final String THAWED =
      """
      update enrollments e set anchor_at = n.anchor_at, frozen_through = n.frozen_through
      from unnest(?::uuid[], ?::timestamptz[], ?::timestamptz[]) as n(id, anchor_at, frozen_through)
      where e.id = n.id
      """;
  private static final String MOVED =
      """
      update enrollments e set campaign_version = n.version,
        replanned_at = case when n.replanned then clock_timestamp() else e.replanned_at end
      from unnest(?::uuid[], ?::int[], ?::boolean[]) as n(id, version, replanned)
      where e.id = n.id
      """;

  private final Database database;

  TravellerTable(Database database) {
    this.database = database;
  }

  /** A person's new version. */
  record Arrived(UUID enrollmentId, int version, boolean replanned) {}

  /**
   * The next people of a campaign.
   *
   * @param belowVersion only those who are on an earlier version; null for all
   * @param after the last contact of the batch before
   */
  List<Traveller> next(
      UUID campaignId, String tenantId, @Nullable Integer belowVersion, UUID after, int limit) {
    return database.query(
        SELECT
            + """
              e.campaign_id = ? and e.tenant_id = ? and e.contact_id > ?
                and (?::int is null or e.campaign_version < ?::int)
              order by e.contact_id, e.run limit ?
              for update of e
              """,
        TravellerTable::traveller,
        campaignId,
        tenantId,
        after,
        belowVersion,
        belowVersion,
        limit);
  }

  /** The given people, if they are still on their way. */
  List<Traveller> find(Collection<UUID> enrollmentIds) {
    return database.query(
        SELECT + "e.id = any (?::uuid[]) order by e.contact_id, e.run for update of e",
        TravellerTable::traveller,
        Column.uuids(enrollmentIds));
  }

  void thawed(Collection<Thaw.Thawed> people) {
    database.update(
        THAWED,
        Column.uuids(people, Thaw.Thawed::enrollmentId),
        Column.instants(people, Thaw.Thawed::anchorAt),
        Column.instants(people, Thaw.Thawed::through));
  }

  void moved(Collection<Arrived> people) {
    database.update(
        MOVED,
        Column.uuids(people, Arrived::enrollmentId),
        Column.ints(people, Arrived::version),
        Column.booleans(people, Arrived::replanned));
  }

  private static Traveller traveller(Row row) throws SQLException {
    return new Traveller(
        row.uuid("id"),
        row.uuid("contact_id"),
        row.number("campaign_version"),
        row.instant("enrolled_at"),
        row.instantOrNull("anchor_at"),
        row.instantOrNull("frozen_through"),
        row.instantOrNull("replanned_at"),
        row.textOrNull("zone"),
        row.textOrNull("zone_source"));
  }
}
