package org.campaignautomation.dispatch.channel.email;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Header values as RFC 5322 and RFC 2047 want them. The mail client's own encoder cuts characters
 * outside of the basic plane in two (an emoji in a subject becomes "??") and folds with a lone line
 * feed.
 */
final class HeaderValue {
  /** So that an encoded word stays within its 75 characters. */
  private static final int MAX_BYTES_PER_WORD = 42;

  /** RFC 5322: a line is best kept to 78 characters. */
  private static final int MAX_PLAIN = 60;

  private HeaderValue() {}

  /** Free text, such as a subject. */
  static String text(String text) {
    refuseControls(text);
    return isPlain(text) && text.length() <= MAX_PLAIN && !text.contains("=?")
        ? text
        : encodedWords(text);
  }

  /** An address with a display name. */
  static String mailbox(@Nullable String name, MailAddress address) {
    if (name == null || name.isBlank()) {
      return address.text();
    }
    refuseControls(name);
    String phrase =
        isPlain(name) && name.length() <= MAX_PLAIN && !name.contains("=?")
            ? '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"'
            : encodedWords(name);
    return phrase + " <" + address.text() + '>';
  }

  /** Whether a text may stand in a header at all. */
  static boolean isSafe(@Nullable String text) {
    return text == null || text.chars().noneMatch(HeaderValue::isControl);
  }

  private static void refuseControls(String text) {
    if (!isSafe(text)) {
      throw new IllegalArgumentException("a control character in a header");
    }
  }

  private static boolean isControl(int c) {
    return Character.isISOControl(c) || c == '\u2028' || c == '\u2029';
  }

  private static boolean isPlain(String text) {
    return text.chars().allMatch(c -> c >= ' ' && c < 127);
  }

  private static String encodedWords(String text) {
    StringBuilder words = new StringBuilder();
    StringBuilder word = new StringBuilder();
    int bytes = 0;
    for (int at = 0; at < text.length(); ) {
      String character = Character.toString(text.codePointAt(at));
      int size = character.getBytes(StandardCharsets.UTF_8).length;
      if (bytes + size > MAX_BYTES_PER_WORD) {
        append(words, word);
        word.setLength(0);
        bytes = 0;
      }
      word.append(character);
      bytes += size;
      at += character.length();
    }
    append(words, word);
    return words.toString();
  }

  private static void append(StringBuilder words, CharSequence word) {
    if (!words.isEmpty()) {
      words.append("\r\n ");
    }
    words
        .append("=?UTF-8?B?")
        .append(
            Base64.getEncoder().encodeToString(word.toString().getBytes(StandardCharsets.UTF_8)))
        .append("?=");
  }
}
