package org.campaignautomation.enrollment.progress;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.campaignautomation.enrollment.journey.JobStatus;
import org.campaignautomation.enrollment.sql.Column;
import org.campaignautomation.enrollment.sql.Database;

/**
 * Tables {@code automation_jobs}, {@code tallies} and {@code ended_tallies}: what ended when, and
 * how late it was.
 */
@Singleton
class ThroughputTable {
  /**
   * From the tallies, since a count of the jobs takes the longer the more there are, and three
   * times as long as it might where the visibility map is behind. At most four rows a minute for
   * two days, and four an hour before that.
   */
  static final String ENDED =
      """
      select width_bucket(t.starts_at, s.starts) - 1 as slot, t.status, sum(t.number)::bigint as jobs
      from campaigns c
      cross join (select ?::timestamptz[] as starts, ?::timestamptz as start_at, ?::timestamptz as end_at) s
      cross join lateral (
        select e.status, e.starts_at, e.number from ended_tallies e
        where e.campaign_id = c.campaign_id and e.starts_at >= s.start_at and e.starts_at < s.end_at
        union all
        select n.status, n.starts_at, n.number from tallies n
        where n.campaign_id = c.campaign_id and n.kind = 'sequence'
          and n.starts_at >= s.start_at and n.starts_at < s.end_at) t
      where c.campaign_id = ? and c.tenant_id = ?
      group by 1, 2 having sum(t.number) > 0
      """;

  /**
   * The first few of each slice, so that a stretch of a million costs what one of 200 does. The
   * status is joined, not written, so that no index of all campaigns' ended jobs comes into
   * question.
   */
  static final String LATENESS =
      """
      select s.slot, count(*) as sampled,
        percentile_disc(0.5) within group (order by late.seconds) as median,
        percentile_disc(0.95) within group (order by late.seconds) as p95
      from campaigns c
      cross join unnest(?::int[], ?::timestamptz[], ?::timestamptz[], ?::int[])
        as s(slot, start_at, end_at, jobs)
      cross join unnest(array['completed']) as k(status)
      cross join lateral (
        select greatest(0, extract(epoch from j.claimed_at - j.due_at))::float8 as seconds
        from automation_jobs j
        where j.campaign_id = c.campaign_id and j.kind = 'sequence' and j.status = k.status
          and j.completed_at >= s.start_at and j.completed_at < s.end_at
        order by j.completed_at limit s.jobs) late
      where c.campaign_id = ? and c.tenant_id = ? and late.seconds is not null
      group by s.slot
      """;

  private final Database database;

  ThroughputTable(Database database) {
    this.database = database;
  }

  /** A stretch of time, by its number. */
  record Slot(int number, Instant from, Instant to) {}

  /**
   * A part of a stretch.
   *
   * @param jobs how many of it to look at, at most
   */
  record Slice(Slot slot, int jobs) {}

  /**
   * How many jobs ended in which stretch and how; those without any are left out.
   *
   * @param slots one after the other, from and to whole minutes, or whole hours where the tallies
   *     have no minutes any more
   */
  Map<Integer, Map<JobStatus, Long>> ended(String tenantId, UUID campaignId, List<Slot> slots) {
    Map<Integer, Map<JobStatus, Long>> ended = new HashMap<>();
    database.query(
        ENDED,
        row ->
            ended
                .computeIfAbsent(row.number("slot"), slot -> new HashMap<>())
                .put(row.name("status", JobStatus.class), row.count("jobs")),
        Column.instants(slots, Slot::from),
        slots.getFirst().from(),
        slots.getLast().to(),
        campaignId,
        tenantId);
    return ended;
  }

  /** How late completed jobs were, by the number of their stretch. */
  Map<Integer, Throughput.Lateness> lateness(
      String tenantId, UUID campaignId, Collection<Slice> slices) {
    Map<Integer, Throughput.Lateness> lateness = new HashMap<>();
    database.query(
        LATENESS,
        row ->
            lateness.put(
                row.number("slot"),
                new Throughput.Lateness(
                    row.number("sampled"), row.decimal("median"), row.decimal("p95"))),
        Column.ints(slices, slice -> slice.slot().number()),
        Column.instants(slices, slice -> slice.slot().from()),
        Column.instants(slices, slice -> slice.slot().to()),
        Column.ints(slices, Slice::jobs),
        campaignId,
        tenantId);
    return lateness;
  }

  Instant now() {
    return database.now();
  }

  /** From when on the tallies tell minutes apart, and not hours alone. */
  Instant byMinuteFrom() {
    return database
        .query("select tallied_by_minute_from() as at", row -> row.instant("at"))
        .getFirst();
  }
}
