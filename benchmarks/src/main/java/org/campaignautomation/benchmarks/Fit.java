package org.campaignautomation.benchmarks;

/**
 * The line through numbers on two logarithmic axes, by least squares: {@code value = factor ×
 * size^exponent}.
 *
 * @param off how far the farthest number lies from it, as a share of what the line says
 */
record Fit(double factor, double exponent, double off) {
  private static final double SAME_EXPONENT = 0.1;
  private static final double STRAIGHT = 0.25;

  /** Of at least two sizes; sizes and values above zero. */
  static Fit of(double[] sizes, double[] values) {
    double meanX = 0;
    double meanY = 0;
    for (int index = 0; index < sizes.length; index++) {
      meanX += Math.log(sizes[index]) / sizes.length;
      meanY += Math.log(values[index]) / sizes.length;
    }
    double above = 0;
    double below = 0;
    for (int index = 0; index < sizes.length; index++) {
      double x = Math.log(sizes[index]) - meanX;
      above += x * (Math.log(values[index]) - meanY);
      below += x * x;
    }
    double exponent = above / below;
    double factor = Math.exp(meanY - exponent * meanX);
    double off = 0;
    for (int index = 0; index < sizes.length; index++) {
      double said = factor * Math.pow(sizes[index], exponent);
      off = Math.max(off, Math.abs(values[index] / said - 1));
    }
    return new Fit(factor, exponent, off);
  }

  /** Whether the numbers lie on a line, and that line rises or falls as it should. */
  boolean isAsStraightAs(double wanted) {
    return off <= STRAIGHT && Math.abs(exponent - wanted) <= SAME_EXPONENT;
  }
}
