package org.campaignautomation.campaign.enrollment;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many jobs of a campaign's sequence ended, stretch by stretch.
 *
 * @param buckets all of them in order, empty ones included
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Throughput(Instant from, Instant to, Instant asOf, List<Bucket> buckets) {

  /**
   * A stretch of time, up to the next one's beginning.
   *
   * @param lateness of the completed ones; null if there are none
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
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
   * @param sampled how many jobs were looked at
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Lateness(int sampled, double median, double p95) {}
}
