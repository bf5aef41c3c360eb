package org.campaignautomation.dispatch.suppression;

/** Writes an address so that who knows it recognises it, and nobody else can use it. */
final class MaskedAddress {
  private static final int SHOWN_DIGITS = 2;

  private MaskedAddress() {}

  /** {@code a***@example.com}, {@code +1***00}. */
  static String of(String address) {
    int at = address.lastIndexOf('@');
    if (at > 0) {
      return address.substring(0, address.offsetByCodePoints(0, 1)) + "***" + address.substring(at);
    }
    return address.length() <= 2 * SHOWN_DIGITS
        ? "***"
        : address.substring(0, SHOWN_DIGITS)
            + "***"
            + address.substring(address.length() - SHOWN_DIGITS);
  }
}
