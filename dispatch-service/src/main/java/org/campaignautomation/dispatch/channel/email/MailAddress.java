package org.campaignautomation.dispatch.channel.email;

import java.net.IDN;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A bare address, in a form that cannot end a header or an SMTP command: the mail client takes
 * {@code "x\nRCPT TO:<y>"} for a display name and an address.
 *
 * @param text ASCII; the domain in its {@code xn--} form
 */
record MailAddress(String text) {
  private static final Pattern LOCAL = Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}");
  private static final Pattern DOMAIN =
      Pattern.compile("(?=.{1,253}$)[A-Za-z0-9](?:[A-Za-z0-9-]*)(?:\\.[A-Za-z0-9-]+)*");

  /** Empty for what cannot be addressed without SMTPUTF8 or is no address. */
  static Optional<MailAddress> parse(String raw) {
    int at = raw.lastIndexOf('@');
    if (at < 1 || !LOCAL.matcher(raw.substring(0, at)).matches()) {
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

  String domain() {
    return text.substring(text.lastIndexOf('@') + 1);
  }
}
