package org.campaignautomation.templates;

/**
 * How a text travels as SMS (3GPP TS 23.038 and 23.040).
 *
 * @param encoding the alphabet it needs
 * @param units septets in GSM-7, 16-bit units in UCS-2
 * @param segments how many messages it is cut into, and billed as; 0 for an empty text
 */
public record SmsText(Encoding encoding, int units, int segments) {
  /** The alphabets. */
  public enum Encoding {
    /** Seven bits a character: 160 in one message, 153 in each of several. */
    GSM_7(160, 153),
    /** Sixteen bits a unit: 70 in one message, 67 in each of several. */
    UCS_2(70, 67);

    private final int single;
    private final int part;

    Encoding(int single, int part) {
      this.single = single;
      this.part = part;
    }
  }

  private static final String BASIC =
      "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
          + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

  /** Each of these takes two septets. */
  private static final String EXTENSION = "\f^{}\\[~]|€";

  /** Measures a text. */
  public static SmsText of(String text) {
    boolean gsm = text.chars().allMatch(c -> BASIC.indexOf(c) >= 0 || EXTENSION.indexOf(c) >= 0);
    Encoding encoding = gsm ? Encoding.GSM_7 : Encoding.UCS_2;
    int units = 0;
    int parts = 0;
    int left = 0;
    for (int at = 0; at < text.length(); ) {
      int codePoint = text.codePointAt(at);
      int width =
          gsm ? (EXTENSION.indexOf(codePoint) >= 0 ? 2 : 1) : Character.charCount(codePoint);
      // A character is never cut in two, so a part may end one unit early.
      if (width > left) {
        parts++;
        left = encoding.part;
      }
      left -= width;
      units += width;
      at += Character.charCount(codePoint);
    }
    int segments = units == 0 ? 0 : units <= encoding.single ? 1 : parts;
    return new SmsText(encoding, units, segments);
  }
}
