package org.campaignautomation.campaign.contact;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.campaignautomation.platform.problem.Fault;
import org.jspecify.annotations.Nullable;

/**
 * Further values of a contact: texts, numbers, booleans, lists and objects by name. Whole numbers
 * are {@code long}, others {@code double}, however they were written, so that equal values compare
 * equal after a round trip through the database.
 */
final class Attributes {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int MAX_BYTES = 16 * 1024;
  private static final int MAX_DEPTH = 5;
  private static final double MAX_EXACT = 1L << 53;

  private Attributes() {}

  /** Reads a merge patch; null clears all. */
  static @Nullable Map<String, @Nullable Object> read(JsonNode value, List<Fault> faults) {
    if (value.isNull()) {
      return null;
    }
    if (!value.isObject()) {
      faults.add(fault("malformed_json", "This must be an object or null."));
      return Map.of();
    }
    try {
      return object(value, 1);
    } catch (IllegalArgumentException e) {
      faults.add(fault("invalid_attributes", String.valueOf(e.getMessage())));
      return Map.of();
    }
  }

  /** What the database kept. */
  static Map<String, Object> ofColumn(String json) {
    try {
      Map<String, Object> values = new TreeMap<>();
      object(MAPPER.readTree(json), 1)
          .forEach(
              (name, value) -> {
                if (value != null) {
                  values.put(name, value);
                }
              });
      return values;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  static String toColumn(Map<String, Object> attributes) {
    try {
      return MAPPER.writeValueAsString(attributes);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Too large to keep. */
  static boolean exceedsLimit(Map<String, Object> attributes) {
    return toColumn(attributes).length() > MAX_BYTES;
  }

  /** Applies a merge patch (RFC 7396). */
  static Map<String, Object> merge(
      Map<String, Object> current, @Nullable Map<String, @Nullable Object> patch) {
    if (patch == null) {
      return Map.of();
    }
    Map<String, Object> merged = new TreeMap<>(current);
    patch.forEach(
        (name, value) -> {
          if (value == null) {
            merged.remove(name);
          } else {
            merged.put(name, merged(merged.get(name), value));
          }
        });
    return merged;
  }

  @SuppressWarnings("unchecked") // objects are read by this class only
  private static Object merged(@Nullable Object current, Object patch) {
    if (!(patch instanceof Map<?, ?>)) {
      return patch;
    }
    Map<String, Object> base =
        current instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    return merge(base, (Map<String, @Nullable Object>) patch);
  }

  private static Map<String, @Nullable Object> object(JsonNode node, int depth) {
    if (depth > MAX_DEPTH) {
      throw new IllegalArgumentException("Attributes may be nested 5 deep.");
    }
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> property : node.properties()) {
      String name = property.getKey();
      if (name.isBlank() || name.length() > 100 || !Texts.isStorable(name)) {
        throw new IllegalArgumentException("A name has 1 to 100 characters and none to control.");
      }
      values.put(name, value(property.getValue(), depth));
    }
    return values;
  }

  private static @Nullable Object value(JsonNode node, int depth) {
    return switch (node.getNodeType()) {
      case NULL, MISSING -> null;
      case BOOLEAN -> node.booleanValue();
      case STRING -> text(node.textValue());
      case NUMBER -> number(node);
      case OBJECT -> object(node, depth + 1);
      case ARRAY -> list(node, depth + 1);
      case BINARY, POJO -> throw new IllegalStateException("not from JSON");
    };
  }

  private static List<Object> list(JsonNode node, int depth) {
    if (depth > MAX_DEPTH) {
      throw new IllegalArgumentException("Attributes may be nested 5 deep.");
    }
    List<Object> values = new ArrayList<>(node.size());
    for (JsonNode element : node) {
      Object value = value(element, depth);
      if (value == null) {
        throw new IllegalArgumentException("A list in attributes holds no null.");
      }
      values.add(value);
    }
    return values;
  }

  private static Object text(String text) {
    if (!Texts.isStorable(text)) {
      throw new IllegalArgumentException(
          "A text in attributes holds no NUL and no half character.");
    }
    return text;
  }

  private static Object number(JsonNode node) {
    if (node.isIntegralNumber()) {
      if (!node.canConvertToLong()) {
        throw new IllegalArgumentException("A whole number in attributes has up to 64 bits.");
      }
      return node.longValue();
    }
    double value = node.doubleValue();
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("A number in attributes is too large.");
    }
    if (value == Math.rint(value) && Math.abs(value) < MAX_EXACT) {
      return (long) value;
    }
    return value;
  }

  private static Fault fault(String code, String detail) {
    return new Fault("/attributes", code, detail);
  }
}
