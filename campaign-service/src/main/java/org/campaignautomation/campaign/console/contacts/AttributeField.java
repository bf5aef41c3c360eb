package org.campaignautomation.campaign.console.contacts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An attribute in a form: a text as it is, anything else as JSON.
 *
 * @param known whether the contact has it, so that its name stands
 */
public record AttributeField(String name, String value, boolean known) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** One that is not there yet. */
  static AttributeField blank() {
    return new AttributeField("", "", false);
  }

  static List<AttributeField> of(Map<String, Object> attributes) {
    return attributes.entrySet().stream()
        .map(entry -> new AttributeField(entry.getKey(), text(entry.getValue()), true))
        .toList();
  }

  private static String text(Object value) {
    try {
      return value instanceof String text ? text : JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * What was meant: nothing, which removes it; JSON where the value before was no text; else a
   * text.
   *
   * @param before the value that the contact has; null if it has none
   */
  JsonNode meant(@Nullable Object before) {
    if (value.isBlank()) {
      return NullNode.getInstance();
    }
    if (before != null && !(before instanceof String)) {
      try {
        return JSON.readTree(value);
      } catch (JsonProcessingException e) {
        return TextNode.valueOf(value.strip());
      }
    }
    return TextNode.valueOf(value.strip());
  }
}
