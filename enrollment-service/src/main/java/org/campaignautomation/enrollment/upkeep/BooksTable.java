package org.campaignautomation.enrollment.upkeep;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.campaignautomation.enrollment.sql.Database;

/** Tables {@code books} and {@code book_gaps}: the last balance. */
@Singleton
class BooksTable {
  /**
   * One statement, so one moment. It reads all jobs, or their index where that is smaller: 0.6 s
   * for a million of them, once a minute.
   */
  private static final String BALANCE =
      """
      with present as (
        select campaign_id, count(*) as jobs
        from automation_jobs where kind = 'sequence' group by campaign_id),
      removed as (
        select campaign_id, sum(jobs)::bigint as jobs
        from removed_jobs where kind = 'sequence' group by campaign_id),
      planned as (
        select campaign_id, sum(planned_steps) as steps from enrollments group by campaign_id),
      balance as (
        select campaign_id, coalesce(p.steps, 0) as steps, coalesce(j.jobs, 0) as jobs,
               coalesce(r.jobs, 0) as removed
        from present j full join planned p using (campaign_id) full join removed r using (campaign_id))
      insert into book_gaps (campaign_id, tenant_id, steps_planned, jobs, removed)
      select b.campaign_id, coalesce(c.tenant_id, ''), b.steps, b.jobs, b.removed
      from balance b left join campaigns c using (campaign_id)
      where b.jobs + b.removed <> b.steps
      """;

  private static final String TAKE_TURN =
      """
      update books set as_of = clock_timestamp()
      where as_of <= clock_timestamp() - make_interval(secs => ?)
      """;
  private static final String SUM =
      """
      update books set as_of = clock_timestamp(),
        gap = (select coalesce(sum(abs(jobs + removed - steps_planned)), 0) from book_gaps),
        campaigns = (select count(*) from book_gaps)
      """;
  private static final String OF_TENANT =
      """
      select campaign_id, steps_planned, jobs, removed, jobs + removed - steps_planned as gap
      from book_gaps where tenant_id = ?
      order by abs(jobs + removed - steps_planned) desc, campaign_id limit 1000
      """;

  private final Database database;

  BooksTable(Database database) {
    this.database = database;
  }

  /**
   * The whole installation's last balance.
   *
   * @param campaigns how many do not balance
   */
  record Total(long gap, long campaigns) {}

  /** Whether nobody took a turn within an interval; the caller has it now. */
  boolean takeTurn(Duration interval) {
    return database.update(TAKE_TURN, interval.toMillis() / 1_000.0) == 1;
  }

  /** Balances, and keeps what does not. */
  void balance() {
    database.update("delete from book_gaps");
    database.update("set local enable_seqscan = on");
    database.update(BALANCE);
    database.update(SUM);
  }

  Total total() {
    return database
        .query(
            "select gap, campaigns from books",
            row -> new Total(row.count("gap"), row.count("campaigns")))
        .getFirst();
  }

  Balance ofTenant(String tenantId) {
    List<Balance.Campaign> campaigns =
        database.query(
            OF_TENANT,
            row ->
                new Balance.Campaign(
                    row.uuid("campaign_id"),
                    row.count("steps_planned"),
                    row.count("jobs"),
                    row.count("removed"),
                    row.count("gap")),
            tenantId);
    return database
        .query(
            "select as_of from books",
            row ->
                new Balance(
                    row.instant("as_of"),
                    campaigns.stream().mapToLong(one -> Math.abs(one.gap())).sum(),
                    campaigns))
        .getFirst();
  }
}
