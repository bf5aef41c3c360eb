package org.campaignautomation.campaign.contact;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.campaignautomation.platform.problem.Fault;
import org.campaignautomation.platform.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Reads the one JSON form of a contact, for every door, and finds all faults of form at once. */
public final class ContactReader {
  private static final ObjectReader JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .readerFor(JsonNode.class);

  /** In answers only; what is sent back as it was answered is not refused for them. */
  private static final Set<String> READ_ONLY =
      Set.of("id", "zoneSource", "acceptedAt", "createdAt", "updatedAt", "revision");

  private static final String MALFORMED = "malformed_json";

  private ContactReader() {}

  /** A contact's JSON, or what is wrong with its form. */
  public sealed interface Reading {
    /** It can be read. */
    record Understood(ContactPatch patch) implements Reading {}

    /** It cannot: at least one fault. */
    record Malformed(List<Fault> faults) implements Reading {
      public Malformed {
        faults = List.copyOf(faults);
      }

      /** 400, by the code of the first fault. */
      public Problem problem() {
        Fault first = faults.getFirst();
        return Problem.badRequest(first.code(), first.detail()).withErrors(faults);
      }
    }
  }

  /** Reads bytes. */
  public static Reading read(byte[] json) {
    try {
      JsonNode body = JSON.readValue(json);
      return read(body);
    } catch (JsonProcessingException e) {
      var at = e.getLocation();
      String where =
          at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
      return unreadable("", MALFORMED, "This is not JSON" + where + ".");
    } catch (IOException e) {
      return unreadable("", MALFORMED, "This is not JSON in UTF-8.");
    }
  }

  /** Reads a tree. */
  public static Reading read(@Nullable JsonNode body) {
    if (body == null || !body.isObject()) {
      return unreadable("", MALFORMED, "A contact is a JSON object.");
    }
    List<Fault> faults = new ArrayList<>();
    Map<ContactField, @Nullable String> texts = new EnumMap<>(ContactField.class);
    Map<String, @Nullable Object> attributes = Map.of();
    for (Map.Entry<String, JsonNode> property : body.properties()) {
      String name = property.getKey();
      JsonNode value = property.getValue();
      Optional<ContactField> field = ContactField.named(name);
      if (field.isPresent()) {
        text(field.get(), value, texts, faults);
      } else if (name.equals("attributes")) {
        attributes = Attributes.read(value, faults);
      } else if (!READ_ONLY.contains(name)) {
        faults.add(
            new Fault(
                "/" + name.replace("~", "~0").replace("/", "~1"),
                "unknown_property",
                "A contact has no such property; further values go into attributes."));
      }
    }
    return faults.isEmpty()
        ? new Reading.Understood(new ContactPatch(texts, attributes))
        : new Reading.Malformed(faults);
  }

  private static void text(
      ContactField field,
      JsonNode value,
      Map<ContactField, @Nullable String> texts,
      List<Fault> faults) {
    if (value.isNull()) {
      texts.put(field, null);
    } else if (value.getNodeType() == JsonNodeType.STRING) {
      // Many systems send an empty text for a value they do not have.
      String stripped = value.textValue().strip();
      texts.put(field, stripped.isEmpty() ? null : stripped);
    } else {
      faults.add(new Fault(field.pointer(), MALFORMED, "This must be a text or null."));
    }
  }

  private static Reading unreadable(String pointer, String code, String detail) {
    return new Reading.Malformed(List.of(new Fault(pointer, code, detail)));
  }
}
