package org.campaignautomation.templates;

import liqp.RenderTransformer;
import liqp.TemplateContext;
import org.jspecify.annotations.Nullable;

/** Collects a block's text and stops it when it gets too long or takes too long. */
final class BoundedText implements RenderTransformer {
  @Override
  public ObjectAppender.Controller newObjectAppender(TemplateContext context, int estimate) {
    RenderState state = RenderState.in(context);
    StringBuilder text = new StringBuilder();
    return new ObjectAppender.Controller() {
      @Override
      public Object getResult() {
        return text.toString();
      }

      @Override
      public void append(@Nullable Object part) {
        text.append(part);
        state.checkLength(text.length());
      }
    };
  }

  @Override
  public Object transformObject(TemplateContext context, @Nullable Object value) {
    return String.valueOf(value);
  }
}
