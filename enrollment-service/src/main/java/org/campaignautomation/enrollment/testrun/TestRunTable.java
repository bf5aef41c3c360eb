package org.campaignautomation.enrollment.testrun;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.campaignautomation.enrollment.sql.Database;

/** Table {@code test_runs}. */
@Singleton
class TestRunTable {
  private final Database database;

  TestRunTable(Database database) {
    this.database = database;
  }

  void add(UUID runId, String tenantId, UUID campaignId, String actor) {
    database.update(
        """
        insert into test_runs (id, tenant_id, campaign_id, actor, created_at)
        values (?, ?, ?, ?, clock_timestamp())
        """,
        runId,
        tenantId,
        campaignId,
        actor);
  }

  /** Whose campaign's run it is; empty if the tenant has none of that id. */
  Optional<UUID> campaign(String tenantId, UUID runId) {
    return database.first(
        "select campaign_id from test_runs where id = ? and tenant_id = ?",
        row -> row.uuid("campaign_id"),
        runId,
        tenantId);
  }

  /** Removes some runs that are older than this and have no jobs left; answers how many. */
  int removeOld(Duration age, int limit) {
    return database.update(
        """
        delete from test_runs where id in (
          select r.id from test_runs r
          where r.created_at < clock_timestamp() - make_interval(secs => ?)
            and not exists (select from test_jobs j where j.run_id = r.id)
          limit ? for update skip locked)
        """,
        age.toMillis() / 1_000.0,
        limit);
  }
}
