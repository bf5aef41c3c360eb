package org.campaignautomation.enrollment.upkeep;

import jakarta.inject.Singleton;
import org.campaignautomation.enrollment.sql.Database;

/** Table {@code tallies}: how many jobs there are, as the database's triggers write it down. */
@Singleton
class TallyTable {
  /**
   * Who reads at the same time sees the many rows or the one; who adds is not held up. One pod
   * folds at a time: two that delete the same rows in another order would wait for each other.
   */
  private static final String FOLD =
      """
      with turn as materialized (
        select pg_try_advisory_xact_lock(hashtext('tallies'), hashtext(current_schema())) as mine),
      crowded as (
        select campaign_id from turn join tallies on turn.mine
        group by campaign_id having count(*) > ?),
      gone as (
        delete from tallies t using crowded c where t.campaign_id = c.campaign_id
        returning t.campaign_id, t.kind, t.status, t.number)
      insert into tallies
      select campaign_id, kind, status, sum(number) from gone
      group by campaign_id, kind, status having sum(number) <> 0
      """;

  private final Database database;

  TallyTable(Database database) {
    this.database = database;
  }

  /**
   * Adds up the rows of campaigns that have more than so many; answers how many are left of them, 0
   * if another pod is at it.
   */
  int fold(int rows) {
    return database.update(FOLD, rows);
  }
}
