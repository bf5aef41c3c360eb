package org.campaignautomation.enrollment.progress;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many jobs of a campaign's sequence ended, stretch by stretch. A failed job that is tried
 * again counts no more until it ends again; one that was removed as old counts no more.
 *
 * @param asOf the database's clock at the count
 * @param buckets all of them in order, those in which nothing ended included
 */
public record Throughput(Instant from, Instant to, Instant asOf, List<Bucket> buckets) {

  public Throughput {
    buckets = List.copyOf(buckets);
  }

  /**
   * A stretch of time, up to the next one's beginning.
   *
   * @param lateness of the completed ones; null if there are none
   */
  public record Bucket(
      Instant from,
      long completed,
      long failed,
      long skipped,
      long cancelled,
      @Nullable Lateness lateness) {}

  /**
   * From a job's due time to its claim, in seconds.
   *
   * @param sampled how many jobs were looked at: all up to 200, else some spread over the stretch
   * @param median half of them waited no longer
   * @param p95 nineteen of twenty waited no longer
   */
  public record Lateness(int sampled, double median, double p95) {}
}
