package org.campaignautomation.dispatch.preview;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message as its provider would get it.
 *
 * @param subject e-mail only
 * @param html e-mail only
 * @param text the SMS, or the e-mail's plain part
 * @param encoding SMS only: {@code gsm7} or {@code ucs2}
 * @param segments SMS only: how many messages Twilio bills
 * @param headers e-mail only: as they are written, without Date and Message-ID
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record RenderedMessage(
    @Nullable String subject,
    @Nullable String html,
    @Nullable String text,
    @Nullable String encoding,
    @Nullable Integer segments,
    String from,
    String to,
    Map<String, String> headers) {

  /** The characters in it, for limits. */
  int length() {
    return length(subject) + length(html) + length(text);
  }

  private static int length(@Nullable String text) {
    return text == null ? 0 : text.length();
  }
}
