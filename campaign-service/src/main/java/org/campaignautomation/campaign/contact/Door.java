package org.campaignautomation.campaign.contact;

import java.util.Locale;

/** The way by which a contact comes in. */
public enum Door {
  /** One request, one contact: somebody waits for the answer and can correct it. */
  REST,
  /** Many lines in a request. */
  BULK,
  /** A file. */
  IMPORT,
  /** The CRM's topic. */
  TOPIC;

  /**
   * A zone that does not exist is refused where somebody can correct it; elsewhere it is left out,
   * found otherwise and counted, so that the batch goes on.
   */
  boolean refusesUnknownZones() {
    return this == REST;
  }

  String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
