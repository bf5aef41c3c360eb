package org.campaignautomation.localstack.twilio;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What Twilio refuses of a request to create a message, in the order it looks. */
final class MessageRules {
  private static final int BODY_LIMIT = 1_600;
  private static final int VALIDITY_LIMIT_SECONDS = 36_000;
  private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");
  private static final Pattern SHORT_CODE = Pattern.compile("[0-9]{3,8}");
  private static final Pattern ALPHANUMERIC =
      Pattern.compile("(?=.*[A-Za-z])[A-Za-z0-9 +_&-]{1,11}");

  private MessageRules() {}

  /** Why the request is refused; empty if it is not. */
  static Optional<TwilioError> refusal(Map<String, List<String>> form) {
    String to = value(form, "To");
    String from = value(form, "From");
    String body = value(form, "Body");
    if (to.isBlank()) {
      return refused(21604, "A 'To' phone number is required.");
    }
    if (!E164.matcher(to).matches()) {
      return refused(21211, "Invalid 'To' Phone Number: " + to);
    }
    if (!value(form, "MessagingServiceSid").isBlank()) {
      return refused(21701, "The Messaging Service does not exist");
    }
    if (from.isBlank()) {
      return refused(21603, "A 'From' phone number is required.");
    }
    if (!isSender(from)) {
      return refused(21212, "Invalid 'From' Number: " + from);
    }
    if (from.equals(to)) {
      return refused(21266, "'To' and 'From' number cannot be the same: " + to);
    }
    if (body.isBlank()
        && value(form, "MediaUrl").isBlank()
        && value(form, "ContentSid").isBlank()) {
      return refused(21602, "Message body is required.");
    }
    if (body.codePointCount(0, body.length()) > BODY_LIMIT) {
      return refused(21617, "The concatenated message body exceeds the 1600 character limit");
    }
    if (!isValidity(value(form, "ValidityPeriod"))) {
      return refused(90007, "Validity Period must be an integer between 1 and 36000");
    }
    if (!isCallback(value(form, "StatusCallback"))) {
      return refused(21609, "Invalid 'StatusCallback' url: " + value(form, "StatusCallback"));
    }
    if (!value(form, "SendAt").isBlank() || !value(form, "ScheduleType").isBlank()) {
      return refused(35118, "MessagingServiceSid is required to schedule a message");
    }
    return MagicNumbers.ofSender(from);
  }

  /** The seconds a message may wait; Twilio's default where the request names none. */
  static int validitySeconds(Map<String, List<String>> form) {
    String value = value(form, "ValidityPeriod");
    return value.isBlank() ? VALIDITY_LIMIT_SECONDS : Integer.parseInt(value);
  }

  /** The first value of a form field; empty if there is none. */
  static String value(Map<String, List<String>> form, String name) {
    return form.getOrDefault(name, List.of()).stream().findFirst().orElse("");
  }

  private static boolean isSender(String from) {
    return E164.matcher(from).matches()
        || SHORT_CODE.matcher(from).matches()
        || ALPHANUMERIC.matcher(from).matches();
  }

  private static boolean isValidity(String value) {
    if (value.isBlank()) {
      return true;
    }
    try {
      int seconds = Integer.parseInt(value);
      return seconds >= 1 && seconds <= VALIDITY_LIMIT_SECONDS;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static boolean isCallback(String value) {
    if (value.isBlank()) {
      return true;
    }
    try {
      URI uri = URI.create(value);
      return uri.getHost() != null && uri.getScheme().matches("https?");
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static Optional<TwilioError> refused(int code, String message) {
    return Optional.of(TwilioError.badRequest(code, message));
  }
}
