package org.campaignautomation.campaign.address;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The address form that mail servers agree on: RFC 5321 without quoted local parts, comments and
 * address literals.
 */
public final class EmailAddress {
  private static final int MAX_LOCAL = 64;
  private static final int MAX_LENGTH = 254;
  private static final Pattern DOT_ATOM =
      Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");
  private static final Pattern DOMAIN =
      Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])");

  private EmailAddress() {}

  /**
   * Trims, and writes the domain in lower-case ASCII (IDNA). The local part stays as it is: only
   * its own server knows whether case matters there.
   *
   * @return empty if no server would take it
   */
  public static Optional<String> normalise(String raw) {
    String trimmed = raw.strip();
    int at = trimmed.lastIndexOf('@');
    if (at < 1 || at > MAX_LOCAL) {
      return Optional.empty();
    }
    String local = trimmed.substring(0, at);
    return domain(trimmed.substring(at + 1))
        .filter(domain -> DOT_ATOM.matcher(local).matches())
        .map(domain -> local + "@" + domain)
        .filter(address -> address.length() <= MAX_LENGTH);
  }

  private static Optional<String> domain(String raw) {
    try {
      String ascii = IDN.toASCII(raw, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
      return Optional.of(ascii).filter(domain -> DOMAIN.matcher(domain).matches());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
