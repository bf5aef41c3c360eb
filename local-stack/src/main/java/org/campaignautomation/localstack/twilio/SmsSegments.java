package org.campaignautomation.localstack.twilio;

/**
 * How many SMS a text takes: 160 septets or 70 UTF-16 units alone, 153 or 67 in a concatenated one
 * (3GPP TS 23.038, TS 23.040).
 */
final class SmsSegments {
  private static final String BASIC =
      "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡"
          + "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
  private static final String EXTENDED = "\f^{}\\[~]|€";

  private SmsSegments() {}

  static int count(String text) {
    int septets = 0;
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if (BASIC.indexOf(character) >= 0) {
        septets += 1;
      } else if (EXTENDED.indexOf(character) >= 0) {
        septets += 2;
      } else {
        return segments(text.length(), 70, 67);
      }
    }
    return segments(septets, 160, 153);
  }

  private static int segments(int units, int alone, int concatenated) {
    return units <= alone ? 1 : Math.ceilDiv(units, concatenated);
  }
}
