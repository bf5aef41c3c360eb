package org.campaignautomation.campaign.console.contacts;

import java.util.List;
import org.campaignautomation.campaign.contact.ContactField;

/**
 * What is chosen for a column of a file.
 *
 * @param pointer of its faults
 * @param samples its first values
 * @param target the name of a contact's field, {@link #ATTRIBUTE}, or empty to leave it out
 * @param attribute the attribute's name
 */
public record ColumnChoice(
    String pointer, String column, List<String> samples, String target, String attribute) {
  /** The column becomes an attribute. */
  static final String ATTRIBUTE = "attribute";

  /** Whether a field is chosen. */
  public boolean is(ContactField field) {
    return target.equals(field.jsonName());
  }

  /** Whether it becomes an attribute. */
  public boolean isAttribute() {
    return target.equals(ATTRIBUTE);
  }
}
