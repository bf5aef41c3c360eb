package org.campaignautomation.enrollment.progress;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.campaignautomation.enrollment.journey.JobStatus;
import org.jspecify.annotations.Nullable;

/** Answers how many jobs of a campaign ended when, and how late they were. */
@Singleton
public class Throughputs {
  private static final Duration USUAL_REACH = Duration.ofDays(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration HOUR = Duration.ofHours(1);

  /** How many jobs of a stretch are looked at for their lateness, at most. */
  private static final int SAMPLE = 200;

  private static final int SLICES = 10;

  private final ThroughputTable table;

  Throughputs(ThroughputTable table) {
    this.table = table;
  }

  /**
   * Counts in stretches of whole minutes, or whole hours from two days ago on backwards; all empty
   * for a campaign that is not the tenant's.
   *
   * @param from null for a day before the end; moved to the beginning of its minute or hour
   * @param to null for now; moved to the end of its minute or hour
   * @throws IllegalArgumentException if there is less than a minute or hour for each stretch
   */
  public Throughput of(
      String tenantId, UUID campaignId, @Nullable Instant from, @Nullable Instant to, int buckets) {
    Instant now = table.now();
    Instant end = to == null ? now : to;
    Instant start = from == null ? end.minus(USUAL_REACH) : from;
    Duration unit = start.isBefore(table.byMinuteFrom()) ? HOUR : MINUTE;
    List<ThroughputTable.Slot> slots =
        divide(floor(start, unit), floor(end.plus(unit).minusNanos(1), unit), buckets, unit);
    Map<Integer, Map<JobStatus, Long>> ended = table.ended(tenantId, campaignId, slots);
    Map<Integer, Throughput.Lateness> lateness =
        table.lateness(tenantId, campaignId, samples(slots, ended));
    return new Throughput(
        slots.getFirst().from(),
        slots.getLast().to(),
        now,
        slots.stream()
            .map(
                slot ->
                    bucket(
                        slot,
                        ended.getOrDefault(slot.number(), Map.of()),
                        lateness.get(slot.number())))
            .toList());
  }

  private static Instant floor(Instant time, Duration unit) {
    return Instant.ofEpochSecond(
        Math.floorDiv(time.getEpochSecond(), unit.toSeconds()) * unit.toSeconds());
  }

  /** Stretches of whole units; the last one also takes what is left over. */
  private static List<ThroughputTable.Slot> divide(
      Instant from, Instant to, int parts, Duration unit) {
    Duration each = unit.multipliedBy(Duration.between(from, to).dividedBy(unit) / parts);
    if (!each.isPositive()) {
      throw new IllegalArgumentException("from " + from + " to " + to + " is too short");
    }
    return IntStream.range(0, parts)
        .mapToObj(
            number ->
                new ThroughputTable.Slot(
                    number,
                    from.plus(each.multipliedBy(number)),
                    number == parts - 1 ? to : from.plus(each.multipliedBy(number + 1))))
        .toList();
  }

  private static List<ThroughputTable.Slice> samples(
      List<ThroughputTable.Slot> slots, Map<Integer, Map<JobStatus, Long>> ended) {
    List<ThroughputTable.Slice> samples = new ArrayList<>();
    for (ThroughputTable.Slot slot : slots) {
      long completed =
          ended.getOrDefault(slot.number(), Map.of()).getOrDefault(JobStatus.COMPLETED, 0L);
      if (completed > 0) {
        slices(slot, completed).forEach(samples::add);
      }
    }
    return samples;
  }

  /** All jobs of a stretch if they are few, else some from each tenth of it. */
  private static Stream<ThroughputTable.Slice> slices(ThroughputTable.Slot slot, long completed) {
    return completed <= SAMPLE
        ? Stream.of(new ThroughputTable.Slice(slot, SAMPLE))
        : divide(slot.from(), slot.to(), SLICES, Duration.ofMillis(1)).stream()
            .map(
                part ->
                    new ThroughputTable.Slice(
                        new ThroughputTable.Slot(slot.number(), part.from(), part.to()),
                        SAMPLE / SLICES));
  }

  private static Throughput.Bucket bucket(
      ThroughputTable.Slot slot,
      Map<JobStatus, Long> ended,
      Throughput.@Nullable Lateness lateness) {
    return new Throughput.Bucket(
        slot.from(),
        ended.getOrDefault(JobStatus.COMPLETED, 0L),
        ended.getOrDefault(JobStatus.FAILED, 0L),
        ended.getOrDefault(JobStatus.SKIPPED, 0L),
        ended.getOrDefault(JobStatus.CANCELLED, 0L),
        lateness);
  }
}
