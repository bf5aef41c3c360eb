package org.campaignautomation.dispatch.content;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.campaignautomation.contracts.Contact;
import org.jspecify.annotations.Nullable;

/** The values that templates see. */
final class MergeFields {
  private MergeFields() {}

  static Map<String, Object> of(Contact contact, TenantSettings tenant) {
    Map<String, Object> fields = new HashMap<>();
    put(fields, "externalId", contact.externalId());
    put(fields, "email", contact.email());
    put(fields, "phone", contact.phone());
    put(fields, "firstName", contact.firstName());
    put(fields, "lastName", contact.lastName());
    put(fields, "customerName", customerName(contact));
    put(
        fields,
        "companyName",
        isBlank(contact.companyName()) ? tenant.companyName() : contact.companyName());
    put(fields, "zone", contact.zone());
    put(fields, "locale", contact.locale());
    fields.put("attributes", contact.attributes());
    return fields;
  }

  private static @Nullable String customerName(Contact contact) {
    if (!isBlank(contact.customerName())) {
      return contact.customerName();
    }
    String name =
        Stream.of(contact.firstName(), contact.lastName())
            .filter(part -> !isBlank(part))
            .collect(Collectors.joining(" "));
    return name.isEmpty() ? null : name;
  }

  private static void put(Map<String, Object> fields, String name, @Nullable String value) {
    if (!isBlank(value)) {
      fields.put(name, value);
    }
  }

  private static boolean isBlank(@Nullable String text) {
    return text == null || text.isBlank();
  }
}
