package org.campaignautomation.campaign.contact;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says about a contact: a field that is absent stays, one that is null is cleared.
 *
 * @param texts by field, well-formed; null to clear
 * @param attributes a merge patch of the attributes (RFC 7396); null to clear them, empty to leave
 *     them
 */
public record ContactPatch(
    Map<ContactField, @Nullable String> texts, @Nullable Map<String, @Nullable Object> attributes) {

  public ContactPatch {
    EnumMap<ContactField, @Nullable String> copy = new EnumMap<>(ContactField.class);
    copy.putAll(texts);
    texts = Collections.unmodifiableMap(copy);
  }

  /** Whose contact it is, if it says so. */
  public @Nullable String externalId() {
    return texts.get(ContactField.EXTERNAL_ID);
  }

  /** The same with a text for a field of which nothing is said. */
  ContactPatch withDefault(ContactField field, String text) {
    if (texts.get(field) != null) {
      return this;
    }
    Map<ContactField, @Nullable String> more = new EnumMap<>(ContactField.class);
    more.putAll(texts);
    more.put(field, text);
    return new ContactPatch(more, attributes);
  }

  boolean has(ContactField field) {
    return texts.containsKey(field);
  }

  @Nullable String merged(ContactField field, @Nullable String current) {
    return texts.containsKey(field) ? texts.get(field) : current;
  }
}
