package org.campaignautomation.campaign.contact;

import java.util.Locale;

/** Where a contact's zone is from. */
public enum ZoneSource {
  /** The company said so. */
  CONTACT,
  /** The phone number's area or country. */
  PHONE,
  /** The tenant's default. */
  TENANT;

  /** Lower case, as in the database and in JSON. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  static ZoneSource ofText(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}
