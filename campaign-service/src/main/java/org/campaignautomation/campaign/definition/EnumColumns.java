package org.campaignautomation.campaign.definition;

import java.util.Locale;

/** Enumerations are stored as in JSON: their names in lower case. */
final class EnumColumns {
  private EnumColumns() {}

  static String text(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  static <E extends Enum<E>> E value(Class<E> type, String text) {
    return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
  }
}
