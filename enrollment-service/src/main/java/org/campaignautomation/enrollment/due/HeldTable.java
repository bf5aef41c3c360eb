package org.campaignautomation.enrollment.due;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.enrollment.sql.Column;
import org.campaignautomation.enrollment.sql.Database;

/** Table {@code automation_jobs}: what of a campaign is due, and what waits beyond its time. */
@Singleton
class HeldTable {
  /** How many jobs that are due later are looked at: those of the next opening come first. */
  private static final int LOOK_AHEAD = 10_000;

  private static final String COUNT_DUE =
      """
      select count(*) as jobs from automation_jobs
      where channel = any (?::text[]) and campaign_id = ? and status = 'pending' and kind = 'sequence'
        and due_at <= clock_timestamp()
      """;

  /**
   * A job that was put back has a reason. One without, whose target has passed, was planned for the
   * next opening of its schedule.
   */
  private static final String HELD =
      """
      select coalesce(reason, 'outside_window') as reason, count(*) as jobs, min(due_at) as until from (
        select later.* from unnest(?::text[]) as ch(channel) cross join lateral (
          select j.reason, j.due_at, j.target_at from automation_jobs j
          where j.channel = ch.channel and j.campaign_id = ? and j.status = 'pending'
            and j.kind = 'sequence' and j.due_at > clock_timestamp()
          order by j.due_at limit ?) later) held
      where reason is not null or target_at <= clock_timestamp()
      group by 1
      union all
      select coalesce(reason, 'in_flight'), count(*), null from automation_jobs
      where campaign_id = ? and kind = 'sequence' and status = 'processing'
      group by 1
      order by jobs desc, reason
      """;

  private final Database database;

  HeldTable(Database database) {
    this.database = database;
  }

  long countDue(UUID campaignId) {
    return database.query(COUNT_DUE, row -> row.count("jobs"), channels(), campaignId).getFirst();
  }

  List<Processed.Held> held(UUID campaignId) {
    return database.query(
        HELD,
        row ->
            new Processed.Held(row.text("reason"), row.count("jobs"), row.instantOrNull("until")),
        channels(),
        campaignId,
        LOOK_AHEAD,
        campaignId);
  }

  boolean isOutstanding(UUID campaignId, List<String> tasks) {
    return database
        .first(
            "select task from campaign_tasks where campaign_id = ? and task = any (?::text[])",
            row -> row.text("task"),
            campaignId,
            Column.texts(tasks))
        .isPresent();
  }

  private static Column channels() {
    return Column.names(List.of(Channel.values()), channel -> channel);
  }
}
