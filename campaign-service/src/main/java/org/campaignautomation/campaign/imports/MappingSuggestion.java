package org.campaignautomation.campaign.imports;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.campaignautomation.campaign.contact.ContactField;
import org.jspecify.annotations.Nullable;

/**
 * Pure: guesses from their names what the columns of a file hold. What it does not know stays out.
 */
final class MappingSuggestion {
  private static final Map<ContactField, List<String>> NAMES =
      Map.of(
          ContactField.EXTERNAL_ID,
          List.of(
              "externalid",
              "id",
              "customerid",
              "contactid",
              "clientid",
              "userid",
              "personid",
              "crmid",
              "customerno",
              "customernumber",
              "clientno",
              "clientnumber",
              "recordid",
              "kundennummer",
              "kundennr"),
          ContactField.EMAIL,
          List.of("email", "emailaddress", "mail", "mailaddress", "primaryemail", "emailadresse"),
          ContactField.PHONE,
          List.of(
              "phone",
              "phonenumber",
              "mobile",
              "mobilephone",
              "mobilenumber",
              "cell",
              "cellphone",
              "telephone",
              "tel",
              "primaryphone",
              "telefon",
              "mobil",
              "handy"),
          ContactField.FIRST_NAME,
          List.of("firstname", "givenname", "forename", "vorname", "prenom"),
          ContactField.LAST_NAME,
          List.of("lastname", "surname", "familyname", "nachname", "nom"),
          ContactField.CUSTOMER_NAME,
          List.of("customername", "name", "fullname", "contactname", "clientname", "displayname"),
          ContactField.COMPANY_NAME,
          List.of(
              "companyname",
              "company",
              "organization",
              "organisation",
              "account",
              "accountname",
              "firma"),
          ContactField.ZONE,
          List.of("zone", "timezone", "tz", "zeitzone"),
          ContactField.LOCALE,
          List.of("locale", "language", "lang", "languagecode", "sprache"));

  private static final Map<String, ContactField> BY_NAME = byName();
  private static final String ATTRIBUTE = "attributes.";

  private MappingSuggestion() {}

  private static Map<String, ContactField> byName() {
    Map<String, ContactField> fields = new HashMap<>();
    NAMES.forEach((field, names) -> names.forEach(name -> fields.put(name, field)));
    return fields;
  }

  /** Each field from the first column that is called like it. */
  static Mapping of(List<String> columns) {
    Map<ContactField, String> fields = new EnumMap<>(ContactField.class);
    Map<String, String> attributes = new TreeMap<>();
    for (String column : columns) {
      ContactField field = field(column);
      if (field != null) {
        fields.putIfAbsent(field, column);
      } else if (column.startsWith(ATTRIBUTE) && column.length() > ATTRIBUTE.length()) {
        attributes.put(column.substring(ATTRIBUTE.length()), column);
      }
    }
    return Mapping.of(fields, attributes);
  }

  private static @Nullable ContactField field(String column) {
    return BY_NAME.get(column.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", ""));
  }
}
