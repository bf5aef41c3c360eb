package org.campaignautomation.dispatch.callback;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A form-encoded body with all its fields, repeated ones too: the signature is over them all. */
final class FormBody {
  private FormBody() {}

  /**
   * Reads a body.
   *
   * @throws IllegalArgumentException if it is not form-encoded
   */
  static Map<String, List<String>> read(String body) {
    Map<String, List<String>> form = new LinkedHashMap<>();
    if (body.isEmpty()) {
      return form;
    }
    for (String field : body.split("&", -1)) {
      int equals = field.indexOf('=');
      String name = equals < 0 ? field : field.substring(0, equals);
      String value = equals < 0 ? "" : field.substring(equals + 1);
      form.computeIfAbsent(decode(name), key -> new ArrayList<>()).add(decode(value));
    }
    return form;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
