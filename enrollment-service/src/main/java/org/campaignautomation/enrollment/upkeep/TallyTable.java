package org.campaignautomation.enrollment.upkeep;

import jakarta.inject.Singleton;
import org.campaignautomation.enrollment.sql.Database;

/**
 * Tables {@code tallies} and {@code ended_tallies}: how many jobs there are and when they ended, as
 * the database's triggers write it down.
 */
@Singleton
class TallyTable {
  /**
   * One pod at a time: two that delete the same rows in another order would wait for each other.
   */
  private static final String TURN =
      "select pg_try_advisory_xact_lock(hashtext('tallies'), hashtext(current_schema())) as mine";

  /** Who reads at the same time sees the many rows or the one; who adds is not held up. */
  private static final String FOLD =
      """
      with crowded as (
        select campaign_id from tallies group by campaign_id having count(*) > ?),
      gone as (
        delete from tallies t using crowded c where t.campaign_id = c.campaign_id
        returning t.campaign_id, t.kind, t.status, t.number, t.starts_at),
      ended as (
        insert into ended_tallies
        select campaign_id, status, tally_start(starts_at), tally_minutes(starts_at), sum(number)
        from gone where starts_at is not null
        group by 1, 2, 3, 4 having sum(number) <> 0
        on conflict (campaign_id, starts_at, status, minutes)
          do update set number = ended_tallies.number + excluded.number)
      insert into tallies (campaign_id, kind, status, number)
      select campaign_id, kind, status, sum(number) from gone
      group by campaign_id, kind, status having sum(number) <> 0
      """;

  private static final String FOLD_MINUTES =
      """
      with gone as (
        delete from ended_tallies where minutes = 1 and starts_at < tallied_by_minute_from()
        returning campaign_id, status, starts_at, number)
      insert into ended_tallies
      select campaign_id, status, tally_start(starts_at), 60, sum(number) from gone
      group by 1, 2, 3 having sum(number) <> 0
      on conflict (campaign_id, starts_at, status, minutes)
        do update set number = ended_tallies.number + excluded.number
      """;

  private final Database database;

  TallyTable(Database database) {
    this.database = database;
  }

  /** Whether it is this pod that folds, up to the end of the transaction. */
  boolean turn() {
    return database.query(TURN, row -> row.flag("mine")).getFirst();
  }

  /** Adds up the rows of campaigns that have more than so many. */
  void fold(int rows) {
    database.update(FOLD, rows);
  }

  /** Makes hours of the minutes that are two days old, and leaves out those without a job. */
  void foldMinutes() {
    database.update(FOLD_MINUTES);
    database.update("delete from ended_tallies where number = 0");
  }
}
