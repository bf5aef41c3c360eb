package org.campaignautomation.campaign.imports;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What stands between the cells of a row: a comma by RFC 4180, else what spreadsheets write. */
public enum Delimiter {
  COMMA(','),
  SEMICOLON(';'),
  TAB('\t');

  private final char character;

  Delimiter(char character) {
    this.character = character;
  }

  char character() {
    return character;
  }

  /** Lower case, as in the API. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** By its text. */
  public static Optional<Delimiter> named(String text) {
    return Arrays.stream(values()).filter(delimiter -> delimiter.text().equals(text)).findFirst();
  }

  /** The one that the first line has most of, outside of quotes; a comma if it has none. */
  static Delimiter of(CharSequence firstLine) {
    Map<Delimiter, Integer> counts = new EnumMap<>(Delimiter.class);
    counts.put(COMMA, 0);
    boolean quoted = false;
    for (int i = 0; i < firstLine.length(); i++) {
      char character = firstLine.charAt(i);
      if (character == '"') {
        quoted = !quoted;
      } else if (!quoted) {
        of(character).ifPresent(delimiter -> counts.merge(delimiter, 1, Integer::sum));
      }
    }
    // The first of several is the one declared first.
    int most = Collections.max(counts.values());
    return counts.entrySet().stream()
        .filter(count -> count.getValue() == most)
        .findFirst()
        .orElseThrow()
        .getKey();
  }

  private static Optional<Delimiter> of(char character) {
    return Arrays.stream(values())
        .filter(delimiter -> delimiter.character == character)
        .findFirst();
  }
}
