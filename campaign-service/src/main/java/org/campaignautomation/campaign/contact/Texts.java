package org.campaignautomation.campaign.contact;

import java.nio.charset.StandardCharsets;

/** What texts of people may consist of. */
final class Texts {
  private Texts() {}

  /** Postgres keeps no NUL, and UTF-8 no half of a surrogate pair. */
  static boolean isStorable(String text) {
    return text.indexOf('\0') < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }

  /** One line without control characters: it may end up in a header. */
  static boolean isLine(String text) {
    return isStorable(text) && text.chars().noneMatch(Character::isISOControl);
  }
}
