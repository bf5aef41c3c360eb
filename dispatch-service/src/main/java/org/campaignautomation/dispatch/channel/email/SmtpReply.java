package org.campaignautomation.dispatch.channel.email;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A reply of a relay (RFC 5321, section 4.2).
 *
 * @param code three digits
 * @param lines their texts; never shown, since relays repeat addresses in them
 */
record SmtpReply(int code, List<String> lines) {
  private static final Pattern ENHANCED =
      Pattern.compile("([245])\\.(\\d{1,3})\\.(\\d{1,3})(?:\\s.*)?");

  /** The enhanced status code of RFC 3463 as {@code 5.1.1}, if it fits the code; else empty. */
  String enhanced() {
    Matcher status = ENHANCED.matcher(lines.getLast());
    return status.matches() && Integer.parseInt(status.group(1)) == code / 100
        ? status.group(1) + "." + number(status, 2) + "." + number(status, 3)
        : "";
  }

  boolean isPositive() {
    return code >= 200 && code < 300;
  }

  /** How it is shown and kept: {@code 550 5.1.1}. */
  String shown() {
    String enhanced = enhanced();
    return enhanced.isEmpty() ? Integer.toString(code) : code + " " + enhanced;
  }

  private static int number(Matcher status, int group) {
    return Integer.parseInt(status.group(group));
  }
}
