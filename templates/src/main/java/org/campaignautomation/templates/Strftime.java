package org.campaignautomation.templates;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The usual conversions of {@code strftime}, which is what Liquid's {@code date} speaks. */
final class Strftime {
  private static final int MAX_FORMAT = 200;

  private Strftime() {}

  static String format(String format, ZonedDateTime when, Locale locale) {
    if (format.length() > MAX_FORMAT) {
      throw unusable("a date format is longer than " + MAX_FORMAT + " characters");
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < format.length(); i++) {
      char c = format.charAt(i);
      if (c != '%' || i + 1 == format.length()) {
        text.append(c);
        continue;
      }
      boolean unpadded = format.charAt(i + 1) == '-' && i + 2 < format.length();
      i += unpadded ? 2 : 1;
      text.append(conversion(format.charAt(i), unpadded, when, locale));
    }
    return text.toString();
  }

  private static String conversion(
      char conversion, boolean unpadded, ZonedDateTime when, Locale locale) {
    if (conversion == '%') {
      return "%";
    }
    if (conversion == 'x') {
      return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale).format(when);
    }
    if (conversion == 'X') {
      return DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(locale).format(when);
    }
    String pattern = pattern(conversion, unpadded);
    if (pattern == null) {
      throw unusable("there is no date conversion `%" + conversion + "`");
    }
    return DateTimeFormatter.ofPattern(pattern, locale).format(when);
  }

  private static @Nullable String pattern(char conversion, boolean unpadded) {
    return switch (conversion) {
      case 'Y' -> "uuuu";
      case 'y' -> "uu";
      case 'm' -> unpadded ? "M" : "MM";
      case 'B' -> "MMMM";
      case 'b', 'h' -> "MMM";
      case 'd' -> unpadded ? "d" : "dd";
      case 'e' -> "d";
      case 'j' -> "DDD";
      case 'A' -> "EEEE";
      case 'a' -> "EEE";
      case 'H' -> unpadded ? "H" : "HH";
      case 'k' -> "H";
      case 'I' -> unpadded ? "h" : "hh";
      case 'l' -> "h";
      case 'M' -> unpadded ? "m" : "mm";
      case 'S' -> unpadded ? "s" : "ss";
      case 'p', 'P' -> "a";
      case 'Z' -> "z";
      case 'z' -> "xx";
      case 'F' -> "uuuu-MM-dd";
      case 'T' -> "HH:mm:ss";
      case 'R' -> "HH:mm";
      case 'D' -> "MM/dd/uu";
      default -> null;
    };
  }

  private static RenderException unusable(String message) {
    return new RenderException(RenderException.Reason.UNUSABLE_VALUE, message);
  }
}
