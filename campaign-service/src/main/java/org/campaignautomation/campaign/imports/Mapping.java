package org.campaignautomation.campaign.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.campaignautomation.campaign.contact.ContactField;
import org.campaignautomation.platform.problem.Fault;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Which column of a file becomes what: a contact with names of columns in the place of values. What
 * is left out is not imported; a column may serve twice.
 *
 * @param attributes columns by the attribute's name
 */
@Schema(
    description =
        "A contact with names of columns in the place of values; externalId is needed. What is left"
            + " out is not imported; one column may serve twice.")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Mapping(
    @Nullable String externalId,
    @Nullable String email,
    @Nullable String phone,
    @Nullable String firstName,
    @Nullable String lastName,
    @Nullable String customerName,
    @Nullable String companyName,
    @Nullable String zone,
    @Nullable String locale,
    Map<String, String> attributes) {
  private static final int MAX_NAME = 100;

  /** Enough to see how the file calls its columns. */
  private static final int NAMED = 10;

  @SuppressWarnings("NullableProblems") // JSON may leave the attributes out
  public Mapping {
    attributes = attributes == null ? Map.of() : new TreeMap<>(attributes);
  }

  /** The mapping of these fields and attributes. */
  public static Mapping of(Map<ContactField, String> fields, Map<String, String> attributes) {
    return new Mapping(
        fields.get(ContactField.EXTERNAL_ID),
        fields.get(ContactField.EMAIL),
        fields.get(ContactField.PHONE),
        fields.get(ContactField.FIRST_NAME),
        fields.get(ContactField.LAST_NAME),
        fields.get(ContactField.CUSTOMER_NAME),
        fields.get(ContactField.COMPANY_NAME),
        fields.get(ContactField.ZONE),
        fields.get(ContactField.LOCALE),
        attributes);
  }

  /** The column of a field; null if it is not imported. */
  public @Nullable String column(ContactField field) {
    return switch (field) {
      case EXTERNAL_ID -> externalId;
      case EMAIL -> email;
      case PHONE -> phone;
      case FIRST_NAME -> firstName;
      case LAST_NAME -> lastName;
      case CUSTOMER_NAME -> customerName;
      case COMPANY_NAME -> companyName;
      case ZONE -> zone;
      case LOCALE -> locale;
    };
  }

  /** What is wrong with it for a file of these columns. */
  List<Fault> faults(List<String> columns) {
    List<Fault> faults = new ArrayList<>();
    if (externalId == null) {
      faults.add(
          new Fault(
              "/mapping/externalId",
              "required",
              "Say which column tells one person from another, such as a customer number."));
    }
    Set<String> known = new LinkedHashSet<>(columns);
    for (ContactField field : ContactField.values()) {
      check("/mapping" + field.pointer(), column(field), known, faults);
    }
    attributes.forEach(
        (name, column) -> {
          String pointer = "/mapping/attributes/" + name.replace("~", "~0").replace("/", "~1");
          if (!isAttributeName(name)) {
            faults.add(
                new Fault(
                    pointer,
                    "invalid_name",
                    "The name of an attribute has 1 to 100 characters, no dot and none to"
                        + " control."));
          }
          check(pointer, column, known, faults);
        });
    return faults;
  }

  private static boolean isAttributeName(String name) {
    return !name.isBlank()
        && name.length() <= MAX_NAME
        && name.indexOf('.') < 0
        && name.chars().noneMatch(Character::isISOControl);
  }

  private static void check(
      String pointer, @Nullable String column, Set<String> known, List<Fault> faults) {
    if (column != null && !known.contains(column)) {
      faults.add(
          new Fault(
              pointer,
              "unknown_column",
              "The file has no such column. Its columns: "
                  + String.join(", ", known.stream().limit(NAMED).toList())
                  + (known.size() > NAMED ? " and more." : ".")));
    }
  }
}
