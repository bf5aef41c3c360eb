package org.campaignautomation.dispatch.channel;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An e-mail as its relay gets it; each hand-over adds the date and the MIME boundary.
 *
 * @param envelopeFrom the bare address of {@code MAIL FROM}
 * @param envelopeTo the bare address of {@code RCPT TO}
 * @param headers the values as they are written, in their order; folded lines begin with CRLF and a
 *     space
 * @param html with bare line feeds; null for a text-only e-mail
 * @param text with bare line feeds; null for an HTML-only e-mail
 */
public record ComposedEmail(
    String envelopeFrom,
    String envelopeTo,
    Map<String, String> headers,
    @Nullable String html,
    @Nullable String text) {
  public ComposedEmail {
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
  }
}
