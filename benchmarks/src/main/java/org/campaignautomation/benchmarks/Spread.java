package org.campaignautomation.benchmarks;

import java.util.Arrays;

/**
 * How far numbers lie apart.
 *
 * @param count how many there are; with none, the others are 0
 */
record Spread(int count, double least, double median, double most) {
  static Spread of(double... values) {
    if (values.length == 0) {
      return new Spread(0, 0, 0, 0);
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    double median =
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    return new Spread(sorted.length, sorted[0], median, sorted[sorted.length - 1]);
  }

  /** The median, and between which numbers it lies where there are several. */
  String text(String unit) {
    if (count == 0) {
      return "not measured";
    }
    double factor = unit.equals("%") ? 100 : 1;
    String middle = Numbers.plain(factor * median) + " " + unit;
    return count == 1
        ? middle
        : middle + " (" + Numbers.plain(factor * least) + "–" + Numbers.plain(factor * most) + ")";
  }
}
