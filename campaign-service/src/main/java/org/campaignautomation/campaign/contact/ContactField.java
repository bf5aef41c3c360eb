package org.campaignautomation.campaign.contact;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The text fields of a contact, by their name in JSON. */
public enum ContactField {
  EXTERNAL_ID("externalId", 255),
  EMAIL("email", 320),
  PHONE("phone", 64),
  FIRST_NAME("firstName", 200),
  LAST_NAME("lastName", 200),
  CUSTOMER_NAME("customerName", 400),
  COMPANY_NAME("companyName", 200),
  ZONE("zone", 64),
  LOCALE("locale", 35);

  private static final Map<String, ContactField> BY_NAME =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(field -> field.jsonName, Function.identity()));

  private final String jsonName;
  private final int maxLength;

  ContactField(String jsonName, int maxLength) {
    this.jsonName = jsonName;
    this.maxLength = maxLength;
  }

  static Optional<ContactField> named(String jsonName) {
    return Optional.ofNullable(BY_NAME.get(jsonName));
  }

  /** Its name in JSON. */
  public String jsonName() {
    return jsonName;
  }

  /** The field as a JSON pointer into a contact. */
  public String pointer() {
    return "/" + jsonName;
  }

  int maxLength() {
    return maxLength;
  }
}
