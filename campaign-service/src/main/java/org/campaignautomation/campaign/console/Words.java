package org.campaignautomation.campaign.console;

import io.quarkus.qute.TemplateExtension;
import java.util.Locale;

/** Enumerations as pages write them. */
@TemplateExtension
final class Words {
  private Words() {}

  /** For people: {@code Active}. */
  static String word(Enum<?> value) {
    String key = key(value).replace('_', ' ');
    return key.substring(0, 1).toUpperCase(Locale.ROOT) + key.substring(1);
  }

  /** As the API and addresses write it: {@code active}. */
  static String key(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
