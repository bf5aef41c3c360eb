package org.campaignautomation.enrollment.preview;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.campaignautomation.enrollment.sql.Database;

/**
 * The contacts of a look-back, as those who are in a campaign and those who are not. Reads only.
 */
@Singleton
class LookBackTable {
  private static final String WITHIN =
      """
      from contacts c
      left join enrollments e on e.campaign_id = ? and e.contact_id = c.contact_id and e.run = 1
      where c.tenant_id = ? and c.erased_at is null and c.accepted_at >= ? and c.accepted_at < ?
      """;
  private static final String COUNT =
      "select count(*) as considered, count(e.id) as enrolled " + WITHIN;
  private static final String LIST =
      "select c.contact_id "
          + WITHIN
          + "and (e.id is not null) = ? order by c.accepted_at, c.contact_id limit ?";

  private final Database database;

  LookBackTable(Database database) {
    this.database = database;
  }

  /**
   * Whose contacts, and how far back.
   *
   * @param until the instant that all of it is about
   */
  record LookBack(String tenantId, UUID campaignId, Instant from, Instant until) {}

  /** How many there are, and how many of them are in the campaign. */
  record Count(long considered, long enrolled) {}

  Count count(LookBack lookBack) {
    return database
        .query(
            COUNT,
            row -> new Count(row.count("considered"), row.count("enrolled")),
            lookBack.campaignId(),
            lookBack.tenantId(),
            lookBack.from(),
            lookBack.until())
        .getFirst();
  }

  /** Some of them, in order of acceptance. */
  List<UUID> list(LookBack lookBack, boolean enrolled, int limit) {
    return database.query(
        LIST,
        row -> row.uuid("contact_id"),
        lookBack.campaignId(),
        lookBack.tenantId(),
        lookBack.from(),
        lookBack.until(),
        enrolled,
        limit);
  }
}
