package org.campaignautomation.templates;

/** Where a template's text ends up; decides how values are made safe and how long a text may be. */
public enum Flavour {
  /** The HTML part of an e-mail: every value is escaped, whatever the template does with it. */
  HTML(256 * 1024, 512 * 1024),
  /** The plain part of an e-mail: control characters other than tab and line end go. */
  TEXT(256 * 1024, 512 * 1024),
  /** An SMS; 1,600 characters is the most that Twilio takes (its error 21617). */
  SMS(16 * 1024, 1600),
  /** A header line: no control character and no line end, ever. */
  SUBJECT(4 * 1024, 900);

  private final int maxSource;
  private final int maxOutput;

  Flavour(int maxSource, int maxOutput) {
    this.maxSource = maxSource;
    this.maxOutput = maxOutput;
  }

  /** The most characters a template may have. */
  public int maxSource() {
    return maxSource;
  }

  /** The most characters a rendered text may have. */
  public int maxOutput() {
    return maxOutput;
  }

  /** Makes one value safe for its place; called once for each output, after all filters. */
  String safe(String value) {
    return switch (this) {
      case HTML -> escapeHtml(withoutControls(value, true));
      case TEXT, SMS -> withoutControls(value, true);
      case SUBJECT -> withoutControls(value, false);
    };
  }

  /** Makes the whole text fit its place; the template's own characters count too. */
  String finish(String text) {
    return switch (this) {
      case HTML, TEXT -> text;
      case SMS -> withoutControls(text, true);
      case SUBJECT -> withoutControls(text, false).strip();
    };
  }

  private static String withoutControls(String text, boolean keepLines) {
    if (!hasControl(text)) {
      return text;
    }
    StringBuilder kept = new StringBuilder(text.length());
    boolean spaced = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!isControl(c) || (keepLines && (c == '\n' || c == '\t'))) {
        kept.append(c);
        spaced = false;
      } else if (!keepLines && !spaced) {
        // A line end in a subject becomes one space, so that words do not run together.
        kept.append(' ');
        spaced = true;
      }
    }
    return kept.toString();
  }

  private static boolean hasControl(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isControl(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isControl(int c) {
    return Character.isISOControl(c) || c == '\u2028' || c == '\u2029';
  }

  private static String escapeHtml(String value) {
    StringBuilder escaped = new StringBuilder(value.length() + 16);
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '"' -> escaped.append("&quot;");
        case '\'' -> escaped.append("&#39;");
        case '`' -> escaped.append("&#96;");
        default -> escaped.append(c);
      }
    }
    return escaped.toString();
  }
}
