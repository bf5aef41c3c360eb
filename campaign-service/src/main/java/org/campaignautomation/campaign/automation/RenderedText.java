package org.campaignautomation.campaign.automation;

import org.campaignautomation.campaign.dispatch.Rendering;
import org.jspecify.annotations.Nullable;

/**
 * What a message would say.
 *
 * @param encoding of an SMS
 * @param segments of an SMS, as they are billed
 */
public record RenderedText(
    @Nullable String subject,
    @Nullable String html,
    @Nullable String text,
    @Nullable String encoding,
    @Nullable Integer segments) {

  static @Nullable RenderedText of(Rendering.@Nullable Message message) {
    return message == null
        ? null
        : new RenderedText(
            message.subject(),
            message.html(),
            message.text(),
            message.encoding(),
            message.segments());
  }

  int length() {
    return length(subject) + length(html) + length(text);
  }

  private static int length(@Nullable String part) {
    return part == null ? 0 : part.length();
  }
}
