package org.campaignautomation.templates;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Pattern;
import liqp.TemplateContext;
import liqp.filters.Filter;
import org.jspecify.annotations.Nullable;

/**
 * An arithmetic filter. The engine's own take {@code 1e999999999} and write it out in full.
 *
 * <p>A missing value counts as 0, as in Liquid.
 */
final class ArithmeticFilter extends Filter {
  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,20}(\\.\\d{1,20})?");

  private final Arithmetic operation;

  ArithmeticFilter(Arithmetic operation) {
    super(operation.name().toLowerCase(Locale.ROOT));
    this.operation = operation;
  }

  @Override
  public Object apply(@Nullable Object value, TemplateContext context, @Nullable Object... params) {
    BigDecimal a = number(value);
    BigDecimal b = params.length > 0 ? number(params[0]) : BigDecimal.ZERO;
    String result = operation.apply(a, b).toPlainString();
    // Results stay small enough to be operands again; beyond it, say so rather than round.
    if (!NUMBER.matcher(result).matches()) {
      result = number(shortened(result)).toPlainString();
    }
    return new BigDecimal(result);
  }

  private static String shortened(String number) {
    int point = number.indexOf('.');
    return point < 0 ? number : number.substring(0, Math.min(number.length(), point + 21));
  }

  private static BigDecimal number(@Nullable Object value) {
    if (value == null) {
      return BigDecimal.ZERO;
    }
    String text =
        value instanceof BigDecimal decimal && Math.abs((long) decimal.scale()) <= 40
            ? decimal.toPlainString()
            : value.toString().strip();
    if (!NUMBER.matcher(text).matches()) {
      throw new RenderException(
          RenderException.Reason.UNUSABLE_VALUE, "a value that is not a number is calculated with");
    }
    return new BigDecimal(text);
  }
}
