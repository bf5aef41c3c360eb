package org.campaignautomation.enrollment.due;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.enrollment.sql.Column;
import org.campaignautomation.enrollment.sql.Database;
import org.jspecify.annotations.Nullable;

/** What a tenant's active campaigns have due and not handed over, channel by channel. */
@Singleton
public class Backlog {
  /** Up to here jobs are counted one by one; of more nobody needs the exact number. */
  static final int COUNT_UP_TO = 100_000;

  /** For each campaign the claim's own index gives its first due jobs, and only those are read. */
  static final String WAITING =
      """
      with clock as materialized (select clock_timestamp() as now, ?::bigint as most),
      mine as materialized (
        select campaign_id from campaigns where tenant_id = ? and status = 'active')
      select channel,
        (select count(*) from (
           select from mine cross join lateral (
             select from automation_jobs j
             where j.channel = channels.channel and j.campaign_id = mine.campaign_id
               and j.status = 'pending' and j.due_at <= (select now from clock)
             order by j.due_at limit (select most from clock)) due
           limit (select most from clock)) counted) as due,
        (select min(first.due_at) from mine cross join lateral (
           select j.due_at from automation_jobs j
           where j.channel = channels.channel and j.campaign_id = mine.campaign_id
             and j.status = 'pending' and j.due_at <= (select now from clock)
           order by j.due_at limit 1) first) as oldest_due_at,
        (select min(next.due_at) from mine cross join lateral (
           select j.due_at from automation_jobs j
           where j.channel = channels.channel and j.campaign_id = mine.campaign_id
             and j.status = 'pending' and j.due_at > (select now from clock)
           order by j.due_at limit 1) next) as next_due_at
      from unnest(?::text[]) with ordinality as channels(channel, place)
      order by place
      """;

  private final Database database;

  Backlog(Database database) {
    this.database = database;
  }

  /**
   * What waits on one channel.
   *
   * @param due jobs that are due and not handed over, counted up to 100,000
   * @param oldestDueAt since when the oldest of them is due; null if there is none
   * @param nextDueAt when the next one is due; null if none is planned
   */
  public record Waiting(
      Channel channel, long due, @Nullable Instant oldestDueAt, @Nullable Instant nextDueAt) {}

  /** Each channel of a tenant; with nothing due for one that is not known. */
  public List<Waiting> of(String tenantId) {
    return database.query(
        WAITING,
        row ->
            new Waiting(
                row.name("channel", Channel.class),
                row.count("due"),
                row.instantOrNull("oldest_due_at"),
                row.instantOrNull("next_due_at")),
        COUNT_UP_TO,
        tenantId,
        channels());
  }

  static Column channels() {
    return Column.names(List.of(Channel.values()), channel -> channel);
  }
}
