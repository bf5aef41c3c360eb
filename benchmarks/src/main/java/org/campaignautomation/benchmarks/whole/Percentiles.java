package org.campaignautomation.benchmarks.whole;

import java.util.Arrays;

/** How long things took, in milliseconds. */
record Percentiles(double median, double p99, double most) {
  /**
   * Of times in nanoseconds.
   *
   * @throws IllegalArgumentException if there are none
   */
  static Percentiles of(long[] nanos) {
    if (nanos.length == 0) {
      throw new IllegalArgumentException("nothing was measured");
    }
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    return new Percentiles(at(sorted, 0.5), at(sorted, 0.99), at(sorted, 1));
  }

  /** By nearest rank. */
  private static double at(long[] sorted, double share) {
    int rank = (int) Math.ceil(share * sorted.length);
    return sorted[Math.max(0, rank - 1)] / 1e6;
  }
}
