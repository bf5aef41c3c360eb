package org.campaignautomation.enrollment.upkeep;

import jakarta.inject.Singleton;
import java.time.Instant;
import org.campaignautomation.enrollment.sql.Database;
import org.jspecify.annotations.Nullable;

/** Tables {@code automation_jobs} and {@code removed_jobs}: what ended long ago. */
@Singleton
class CleanupTable {
  /**
   * Removes and counts in one statement, so that no count ever changes. Skips what another pod is
   * at.
   */
  private static final String REMOVE =
      """
      with gone as (
        delete from automation_jobs where id in (
          select id from automation_jobs
          where status in ('completed', 'skipped', 'cancelled') and completed_at < ?
          order by completed_at limit ? for update skip locked)
        returning id, campaign_id, kind, status),
      forgotten as (
        delete from job_history where job_id in (select id from gone)),
      counted as (
        insert into removed_jobs as r (campaign_id, kind, status, jobs)
        select campaign_id, kind, status, count(*) from gone
        group by campaign_id, kind, status order by campaign_id, kind, status
        on conflict (campaign_id, kind, status) do update set jobs = r.jobs + excluded.jobs)
      select count(*) as jobs from gone
      """;

  private static final String COUNT =
      """
      select count(*) as jobs from (
        select from automation_jobs
        where status in ('completed', 'skipped', 'cancelled') and completed_at < ?
          and (?::text is null or tenant_id = ?::text)
        limit ?) removable
      """;

  private final Database database;

  CleanupTable(Database database) {
    this.database = database;
  }

  /** Removes some jobs that ended before an instant, and answers how many. */
  int remove(Instant before, int limit) {
    return database.query(REMOVE, row -> row.number("jobs"), before, limit).getFirst();
  }

  /**
   * How many jobs ended before an instant.
   *
   * @param tenantId null for all tenants
   * @param limit how far to count
   */
  long count(Instant before, @Nullable String tenantId, int limit) {
    return database
        .query(COUNT, row -> row.count("jobs"), before, tenantId, tenantId, limit)
        .getFirst();
  }

  Instant now() {
    return database.now();
  }
}
