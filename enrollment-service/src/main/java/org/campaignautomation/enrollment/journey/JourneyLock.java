package org.campaignautomation.enrollment.journey;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.UUID;
import org.campaignautomation.enrollment.sql.Column;
import org.campaignautomation.enrollment.sql.Database;

/**
 * Keeps those who change single jobs of a campaign (answers, operators) and those who change its
 * people's plans as a whole (freezes, moves) out of each other's way, until the caller's
 * transaction ends. What follows from an answer depends on the version and the times a person is
 * on, so these must not change between reading and writing.
 *
 * <p>Whoever wants several locks takes the catalog's first, then these, then rows.
 */
@Singleton
class JourneyLock {
  private static final String SHARED_OF_JOBS =
      """
      select count(pg_advisory_xact_lock_shared(hashtext('journeys'), hashtext(c.id::text))) as locked
      from (select distinct campaign_id as id from automation_jobs
            where id = any (?::uuid[]) order by 1) c
      """;
  private static final String SHARED =
      "select count(pg_advisory_xact_lock_shared(hashtext('journeys'), hashtext(?))) as locked";
  private static final String EXCLUSIVE =
      "select count(pg_advisory_xact_lock(hashtext('journeys'), hashtext(?))) as locked";

  private final Database database;

  JourneyLock(Database database) {
    this.database = database;
  }

  /** For changing these jobs. */
  void shareOf(Collection<UUID> jobIds) {
    database.query(SHARED_OF_JOBS, row -> row.count("locked"), Column.uuids(jobIds));
  }

  /** For changing single jobs of a campaign. */
  void share(UUID campaignId) {
    database.query(SHARED, row -> row.count("locked"), campaignId.toString());
  }

  /** For changing the plans of a campaign's people. */
  void take(UUID campaignId) {
    database.query(EXCLUSIVE, row -> row.count("locked"), campaignId.toString());
  }
}
