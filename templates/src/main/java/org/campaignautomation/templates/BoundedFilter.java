package org.campaignautomation.templates;

import liqp.TemplateContext;
import liqp.filters.Filter;
import org.jspecify.annotations.Nullable;

/** A filter whose results count against the rendering's limits and whose errors hold no value. */
final class BoundedFilter extends Filter {
  private final Filter filter;

  BoundedFilter(Filter filter) {
    super(filter.getName());
    this.filter = filter;
  }

  @Override
  public @Nullable Object apply(
      @Nullable Object value, TemplateContext context, @Nullable Object... params) {
    RenderState state = RenderState.in(context);
    state.checkTime();
    Object result;
    try {
      result = filter.apply(value, context, params);
    } catch (RenderException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new RenderException(
          RenderException.Reason.UNUSABLE_VALUE,
          "the filter `" + getName() + "` cannot take its value");
    }
    state.charge(result);
    return result;
  }
}
