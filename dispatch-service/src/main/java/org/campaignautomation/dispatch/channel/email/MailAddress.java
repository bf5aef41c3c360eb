package org.campaignautomation.dispatch.channel.email;

import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A bare address, in a form that cannot end a header or an SMTP command: the mail client takes
 * {@code "x\nRCPT TO:<y>"} for a display name and an address.
 *
 * @param text the domain in its {@code xn--} form; the local part as it is, beyond ASCII too
 */
record MailAddress(String text) {
  private static final int MAX_LOCAL_OCTETS = 64;
  private static final Pattern LOCAL =
      Pattern.compile("[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~.-]{1,64}");
  private static final Pattern DOMAIN =
      Pattern.compile("(?=.{1,253}$)[A-Za-z0-9](?:[A-Za-z0-9-]*)(?:\\.[A-Za-z0-9-]+)*");

  /** Empty for what is no address. */
  static Optional<MailAddress> parse(String raw) {
    int at = raw.lastIndexOf('@');
    if (at < 1 || !isLocalPart(raw.substring(0, at))) {
      return Optional.empty();
    }
    try {
      String domain = IDN.toASCII(raw.substring(at + 1), IDN.USE_STD3_ASCII_RULES);
      return DOMAIN.matcher(domain).matches()
          ? Optional.of(new MailAddress(raw.substring(0, at) + '@' + domain))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean isLocalPart(String raw) {
    return LOCAL.matcher(raw).matches()
        && raw.getBytes(StandardCharsets.UTF_8).length <= MAX_LOCAL_OCTETS;
  }

  /** Whether any relay can carry it; else it needs SMTPUTF8 (RFC 6531). */
  boolean isAscii() {
    return text.chars().allMatch(c -> c < 128);
  }

  String domain() {
    return text.substring(text.lastIndexOf('@') + 1);
  }
}
