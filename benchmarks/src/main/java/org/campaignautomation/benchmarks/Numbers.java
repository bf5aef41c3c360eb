package org.campaignautomation.benchmarks;

import java.util.Locale;

/** Numbers as people read them: no more digits than a measurement has. */
public final class Numbers {
  private Numbers() {}

  /** A number without its unit. */
  public static String plain(double value) {
    double size = Math.abs(value);
    if (size >= 100 || value == Math.rint(value)) {
      return String.format(Locale.ROOT, "%,.0f", value);
    }
    return String.format(Locale.ROOT, size >= 10 ? "%.1f" : size >= 1 ? "%.2f" : "%.3f", value);
  }
}
