package org.campaignautomation.templates;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Copies values so that a template meets nothing but JSON's types: no bean to look into. */
final class PlainValues {
  private PlainValues() {}

  static Map<String, Object> copy(Map<String, ?> values) {
    Map<String, Object> plain = new LinkedHashMap<>();
    values.forEach(
        (name, value) -> {
          Object copied = plain(value);
          if (copied != null) {
            plain.put(name, copied);
          }
        });
    return plain;
  }

  private static @Nullable Object plain(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case String text -> text;
      case Number number -> number;
      case Boolean flag -> flag;
      case Map<?, ?> map -> {
        Map<String, Object> plain = new LinkedHashMap<>();
        map.forEach(
            (key, inner) -> {
              Object copied = plain(inner);
              if (copied != null) {
                plain.put(String.valueOf(key), copied);
              }
            });
        yield plain;
      }
      case Collection<?> many -> {
        List<Object> plain = new ArrayList<>();
        for (Object inner : many) {
          Object copied = plain(inner);
          if (copied != null) {
            plain.add(copied);
          }
        }
        yield plain;
      }
      default -> value.toString();
    };
  }
}
