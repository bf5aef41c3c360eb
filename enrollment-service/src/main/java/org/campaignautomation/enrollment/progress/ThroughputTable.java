package org.campaignautomation.enrollment.progress;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.campaignautomation.enrollment.journey.JobStatus;
import org.campaignautomation.enrollment.sql.Column;
import org.campaignautomation.enrollment.sql.Database;

/** Table {@code automation_jobs}: what ended when. */
@Singleton
class ThroughputTable {
  private static final List<JobStatus> ENDS =
      Stream.of(JobStatus.values())
          .filter(status -> status != JobStatus.PENDING && status != JobStatus.PROCESSING)
          .toList();

  /** A range of the index per stretch and end: counting takes no grouping, and no row. */
  static final String ENDED =
      """
      select s.slot, k.status, ended.jobs
      from campaigns c
      cross join unnest(?::int[], ?::timestamptz[], ?::timestamptz[]) as s(slot, start_at, end_at)
      cross join unnest(?::text[]) as k(status)
      cross join lateral (
        select count(*) as jobs from automation_jobs j
        where j.campaign_id = c.campaign_id and j.kind = 'sequence' and j.status = k.status
          and j.completed_at >= s.start_at and j.completed_at < s.end_at) ended
      where c.campaign_id = ? and c.tenant_id = ? and ended.jobs > 0
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

  /** How many jobs ended in which stretch and how; those without any are left out. */
  Map<Integer, Map<JobStatus, Long>> ended(
      String tenantId, UUID campaignId, Collection<Slot> slots) {
    Map<Integer, Map<JobStatus, Long>> ended = new HashMap<>();
    database.query(
        ENDED,
        row ->
            ended
                .computeIfAbsent(row.number("slot"), slot -> new HashMap<>())
                .put(row.name("status", JobStatus.class), row.count("jobs")),
        Column.ints(slots, Slot::number),
        Column.instants(slots, Slot::from),
        Column.instants(slots, Slot::to),
        Column.names(ENDS, status -> status),
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
}
