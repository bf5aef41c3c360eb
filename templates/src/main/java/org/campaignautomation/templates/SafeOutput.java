package org.campaignautomation.templates;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import liqp.TemplateContext;
import liqp.nodes.FilterNode;
import liqp.nodes.LNode;
import org.jspecify.annotations.Nullable;

/**
 * One {@code {{ … }}}: its value after all filters, made safe for its place. Nothing that a
 * template or a contact says can skip this step, because it is no filter.
 */
final class SafeOutput implements LNode {
  private final Flavour flavour;
  private final LNode expression;
  private final List<FilterNode> filters;
  private final @Nullable String name;
  private final boolean hasDefault;

  /**
   * @param name the variable's, to be reported if it has no value; null if nothing is to be
   *     reported
   * @param hasDefault whether a filter may give it one
   */
  SafeOutput(
      Flavour flavour,
      LNode expression,
      List<FilterNode> filters,
      @Nullable String name,
      boolean hasDefault) {
    this.hasDefault = hasDefault;
    this.flavour = flavour;
    this.expression = expression;
    this.filters = List.copyOf(filters);
    this.name = name;
  }

  @Override
  public Object render(TemplateContext context) {
    RenderState state = RenderState.in(context);
    Object value = expression.render(context);
    boolean absent = text(value).isBlank();
    for (FilterNode filter : filters) {
      value = filter.apply(value, context);
    }
    String text = text(value);
    if (name != null && absent && (text.isBlank() || !hasDefault)) {
      state.miss(name);
    }
    state.checkLength(text.length());
    return flavour.safe(text);
  }

  private static String text(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case BigDecimal number -> number.stripTrailingZeros().toPlainString();
      case Object[] array -> join(Arrays.asList(array));
      case Collection<?> many -> join(many);
      // A whole map has no sensible text; its entries do.
      case Map<?, ?> map -> "";
      default -> value.toString();
    };
  }

  private static String join(Collection<?> many) {
    return many.stream().map(SafeOutput::text).collect(Collectors.joining());
  }
}
