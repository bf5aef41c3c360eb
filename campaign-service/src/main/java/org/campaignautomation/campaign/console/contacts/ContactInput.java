package org.campaignautomation.campaign.console.contacts;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.campaignautomation.campaign.contact.ContactData;
import org.campaignautomation.campaign.contact.ContactField;
import org.campaignautomation.campaign.contact.ContactReader;
import org.campaignautomation.campaign.contact.ContactReader.Reading;
import org.jspecify.annotations.Nullable;

/** What stands in the form of a contact. */
public record ContactInput(Map<String, String> texts, List<AttributeField> attributes) {

  /** Of somebody new. */
  static ContactInput blank() {
    return new ContactInput(Map.of(), List.of(AttributeField.blank()));
  }

  static ContactInput of(ContactData data) {
    Map<ContactField, @Nullable String> texts = new EnumMap<>(ContactField.class);
    texts.put(ContactField.EXTERNAL_ID, data.externalId());
    texts.put(ContactField.EMAIL, data.email());
    texts.put(ContactField.PHONE, data.phone());
    texts.put(ContactField.FIRST_NAME, data.firstName());
    texts.put(ContactField.LAST_NAME, data.lastName());
    texts.put(ContactField.CUSTOMER_NAME, data.customerName());
    texts.put(ContactField.COMPANY_NAME, data.companyName());
    texts.put(ContactField.ZONE, data.zoneGiven());
    texts.put(ContactField.LOCALE, data.locale());
    List<AttributeField> attributes = new ArrayList<>(AttributeField.of(data.attributes()));
    attributes.add(AttributeField.blank());
    return new ContactInput(byName(texts), attributes);
  }

  /**
   * As it was sent.
   *
   * @param before the contact's attributes; empty for somebody new
   */
  static ContactInput of(ContactFields sent, Map<String, Object> before) {
    Map<ContactField, @Nullable String> texts = new EnumMap<>(ContactField.class);
    texts.put(ContactField.EXTERNAL_ID, sent.externalId);
    texts.put(ContactField.EMAIL, sent.email);
    texts.put(ContactField.PHONE, sent.phone);
    texts.put(ContactField.FIRST_NAME, sent.firstName);
    texts.put(ContactField.LAST_NAME, sent.lastName);
    texts.put(ContactField.CUSTOMER_NAME, sent.customerName);
    texts.put(ContactField.COMPANY_NAME, sent.companyName);
    texts.put(ContactField.ZONE, sent.zone);
    texts.put(ContactField.LOCALE, sent.locale);
    return new ContactInput(byName(texts), attributes(sent, before));
  }

  private static List<AttributeField> attributes(ContactFields sent, Map<String, Object> before) {
    List<String> names = sent.attributeName == null ? List.of() : sent.attributeName;
    List<String> values = sent.attributeValue == null ? List.of() : sent.attributeValue;
    List<AttributeField> attributes = new ArrayList<>();
    for (int i = 0; i < Math.min(names.size(), values.size()); i++) {
      String name = names.get(i).strip();
      if (!name.isEmpty() || !values.get(i).isBlank()) {
        attributes.add(new AttributeField(name, values.get(i), before.containsKey(name)));
      }
    }
    attributes.add(AttributeField.blank());
    return attributes;
  }

  private static Map<String, String> byName(Map<ContactField, @Nullable String> texts) {
    Map<String, String> named = new java.util.HashMap<>();
    texts.forEach(
        (field, text) -> {
          if (text != null) {
            named.put(field.jsonName(), text);
          }
        });
    return named;
  }

  /** A field's text; empty if there is none. */
  public String text(String name) {
    return texts.getOrDefault(name, "");
  }

  /**
   * What it says, in the one form of a contact, so that the rules are those of the API.
   *
   * @param before the contact's attributes; what did not change is not said
   */
  Reading read(Map<String, Object> before) {
    ObjectNode contact = JsonNodeFactory.instance.objectNode();
    for (ContactField field : ContactField.values()) {
      contact.put(field.jsonName(), text(field.jsonName()));
    }
    Map<String, AttributeField> shown = new java.util.HashMap<>();
    AttributeField.of(before).forEach(field -> shown.put(field.name(), field));
    ObjectNode said = contact.putObject("attributes");
    for (AttributeField attribute : attributes) {
      boolean blank = attribute.name().isEmpty() && attribute.value().isBlank();
      AttributeField was = shown.get(attribute.name());
      if (!blank && (was == null || !was.value().equals(attribute.value()))) {
        said.set(attribute.name(), attribute.meant(before.get(attribute.name())));
      }
    }
    return ContactReader.read(contact);
  }
}
