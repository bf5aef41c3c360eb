package org.campaignautomation.platform.outbox;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Headers as one text, form-encoded: an array of arrays does not go through {@code unnest}. */
final class HeaderText {
  private HeaderText() {}

  static @Nullable String write(Map<String, String> headers) {
    return headers.isEmpty()
        ? null
        : headers.entrySet().stream()
            .map(header -> encode(header.getKey()) + "=" + encode(header.getValue()))
            .collect(Collectors.joining("&"));
  }

  static Map<String, String> read(@Nullable String text) {
    return text == null
        ? Map.of()
        : Arrays.stream(text.split("&", -1))
            .map(header -> header.split("=", 2))
            .collect(Collectors.toMap(header -> decode(header[0]), header -> decode(header[1])));
  }

  private static String encode(String part) {
    return URLEncoder.encode(part, StandardCharsets.UTF_8);
  }

  private static String decode(String part) {
    return URLDecoder.decode(part, StandardCharsets.UTF_8);
  }
}
