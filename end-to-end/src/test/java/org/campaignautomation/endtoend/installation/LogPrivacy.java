package org.campaignautomation.endtoend.installation;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.campaignautomation.localstack.oidc.TokenIssuer;

/** Knows what must stand in no log: addresses, names, content, tokens and secrets. */
public final class LogPrivacy {
  /** Part of every text that the scenarios send. */
  public static final String CONTENT_MARK = "wolkenkuckucksheim";

  private static final Map<String, Pattern> FORBIDDEN =
      Map.of(
          "an e-mail address", Pattern.compile("(?i)[\\w.+-]+@" + Person.MAIL_DOMAIN),
          "a phone number", Pattern.compile("(?<![\\w-])\\+?1646234\\d{4}(?!\\w)"),
          "a first name", Pattern.compile("(?i)" + Person.FIRST_NAME_PREFIX),
          "a last name", Pattern.compile("(?i)" + Person.LAST_NAME_PREFIX),
          "content", Pattern.compile("(?i)" + CONTENT_MARK),
          "a bearer token", Pattern.compile("eyJ[\\w-]{10,}\\.[\\w-]{10,}"),
          "an API key", Pattern.compile("\\bca_[\\w-]{20,}"),
          "Twilio's token", Pattern.compile("local-twilio-token"),
          "a client's secret",
              Pattern.compile("campaign-service-secret|" + TokenIssuer.CONSOLE_SECRET));

  private LogPrivacy() {}

  /** What the log says that it must not, with what it is; empty if it is clean. */
  public static List<String> leaks(String service, List<String> log) {
    return log.stream().flatMap(line -> leaks(service, line)).distinct().limit(20).toList();
  }

  private static Stream<String> leaks(String service, String line) {
    return FORBIDDEN.entrySet().stream()
        .filter(entry -> entry.getValue().matcher(line).find())
        .map(entry -> service + " logged " + entry.getKey() + ": " + line);
  }
}
