package org.campaignautomation.templates;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** The arithmetic filters; an integer stays one, as in Liquid. */
enum Arithmetic {
  PLUS,
  MINUS,
  TIMES,
  DIVIDED_BY,
  MODULO,
  AT_LEAST,
  AT_MOST,
  ROUND,
  FLOOR,
  CEIL,
  ABS;

  /** Enough for any sum of money; bounds the cost of every operation. */
  private static final MathContext PRECISION = new MathContext(34, RoundingMode.HALF_UP);

  BigDecimal apply(BigDecimal a, BigDecimal b) {
    return switch (this) {
      case PLUS -> a.add(b, PRECISION);
      case MINUS -> a.subtract(b, PRECISION);
      case TIMES -> a.multiply(b, PRECISION);
      case DIVIDED_BY -> divide(a, b);
      case MODULO -> a.subtract(b.multiply(a.divide(b, 0, RoundingMode.FLOOR)), PRECISION);
      case AT_LEAST -> a.max(b);
      case AT_MOST -> a.min(b);
      case ROUND -> a.setScale(places(b), RoundingMode.HALF_UP);
      case FLOOR -> a.setScale(0, RoundingMode.FLOOR);
      case CEIL -> a.setScale(0, RoundingMode.CEILING);
      case ABS -> a.abs();
    };
  }

  private static BigDecimal divide(BigDecimal a, BigDecimal b) {
    return a.scale() <= 0 && b.scale() <= 0
        ? a.divide(b, 0, RoundingMode.FLOOR)
        : a.divide(b, PRECISION);
  }

  private static int places(BigDecimal b) {
    return Math.clamp(b.intValue(), 0, 10);
  }
}
