package org.campaignautomation.templates;

import liqp.TemplateContext;
import liqp.filters.Filter;
import org.jspecify.annotations.Nullable;

/**
 * {@code replace} and {@code remove}. The engine's own build the whole result before anything can
 * look at its length, which a short template can make gigabytes long.
 */
final class ReplaceFilter extends Filter {
  ReplaceFilter(String name) {
    super(name);
  }

  @Override
  public Object apply(@Nullable Object value, TemplateContext context, @Nullable Object... params) {
    String text = asString(value, context);
    String wanted = params.length > 0 ? asString(params[0], context) : "";
    String instead = params.length > 1 ? asString(params[1], context) : "";
    if (wanted.isEmpty()) {
      return text;
    }
    RenderState state = RenderState.in(context);
    StringBuilder result = new StringBuilder(text.length());
    int from = 0;
    for (int at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, from)) {
      state.reserve(instead.length());
      result.append(text, from, at).append(instead);
      from = at + wanted.length();
    }
    return result.append(text, from, text.length()).toString();
  }
}
