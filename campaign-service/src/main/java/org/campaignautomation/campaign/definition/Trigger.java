package org.campaignautomation.campaign.definition;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What enrols a contact. */
public enum Trigger {
  /** The contact is new. */
  NEW_CLIENT;

  /** Lower snake case, as in the database and in JSON. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Trigger> ofText(@Nullable String text) {
    return Arrays.stream(values()).filter(trigger -> trigger.text().equals(text)).findFirst();
  }
}
