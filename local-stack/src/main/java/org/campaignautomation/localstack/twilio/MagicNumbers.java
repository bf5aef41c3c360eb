package org.campaignautomation.localstack.twilio;

import java.util.Map;
import java.util.Optional;

/**
 * Numbers in +1500555xxxx that produce one outcome each: Twilio's documented test numbers, and our
 * own for what Twilio documents none. They are listed in this module's README.
 */
final class MagicNumbers {
  /** What happens to a request or message that names such a number. */
  sealed interface Outcome {
    /** The request is refused. */
    record Refused(TwilioError error) implements Outcome {}

    /** The request gets a server error; the message may have been kept all the same. */
    record ServerError(int status, boolean kept) implements Outcome {}

    /** The connection is closed without an answer; the message may have been kept. */
    record Closed(boolean kept) implements Outcome {}

    /** The message is kept; the answer comes after a minute. */
    record Slow() implements Outcome {}

    /** The message is accepted and not delivered later. */
    record Undelivered(int code) implements Outcome {}

    /** The message is accepted and fails before a carrier has it. */
    record Failed(int code) implements Outcome {}
  }

  private static final String SERIES = "+1500555";

  /** The one sender of the series that works. */
  static final String VALID_SENDER = SERIES + "0006";

  private static final Map<String, Outcome> RECIPIENTS =
      Map.ofEntries(
          refused("0001", 21211, "Invalid 'To' Phone Number: +15005550001"),
          refused(
              "0002",
              21612,
              "The 'To' phone number: +15005550002, is not currently reachable using the 'From'"
                  + " phone number via SMS"),
          refused(
              "0003",
              21408,
              "Permission to send an SMS has not been enabled for the region indicated by the 'To'"
                  + " number: +15005550003"),
          refused("0004", 21610, "Attempt to send to unsubscribed recipient"),
          refused("0009", 21614, "'To' number is not a valid mobile number: +15005550009"),
          Map.entry(
              SERIES + "1003", new Outcome.Refused(new TwilioError(401, 20003, "Authenticate"))),
          refused("1608", 21608, "The number +15005551608 is unverified"),
          refused(
              "1611",
              21611,
              "This 'From' number has exceeded the maximum number of queued" + " messages"),
          refused("1635", 21635, "'To' number cannot be a landline: +15005551635"),
          Map.entry(
              SERIES + "1429",
              new Outcome.Refused(new TwilioError(429, 20429, "Too Many Requests"))),
          Map.entry(SERIES + "1500", new Outcome.ServerError(500, false)),
          Map.entry(SERIES + "1501", new Outcome.ServerError(500, true)),
          Map.entry(SERIES + "1503", new Outcome.ServerError(503, false)),
          Map.entry(SERIES + "1504", new Outcome.Slow()),
          Map.entry(SERIES + "1505", new Outcome.Closed(false)),
          Map.entry(SERIES + "1506", new Outcome.Closed(true)),
          Map.entry(SERIES + "3001", new Outcome.Failed(30001)),
          Map.entry(SERIES + "3002", new Outcome.Failed(30002)),
          Map.entry(SERIES + "3003", new Outcome.Undelivered(30003)),
          Map.entry(SERIES + "3004", new Outcome.Undelivered(30004)),
          Map.entry(SERIES + "3005", new Outcome.Undelivered(30005)),
          Map.entry(SERIES + "3006", new Outcome.Undelivered(30006)),
          Map.entry(SERIES + "3007", new Outcome.Undelivered(30007)),
          Map.entry(SERIES + "3008", new Outcome.Undelivered(30008)),
          Map.entry(SERIES + "3034", new Outcome.Undelivered(30034)),
          Map.entry(SERIES + "3036", new Outcome.Failed(30036)));

  private MagicNumbers() {}

  /** What a recipient's number asks for; empty for an ordinary number. */
  static Optional<Outcome> ofRecipient(String to) {
    return Optional.ofNullable(RECIPIENTS.get(to));
  }

  /** Why a sender of the series is refused; empty for one that works and for ordinary numbers. */
  static Optional<TwilioError> ofSender(String from) {
    if (!from.startsWith(SERIES) || from.equals(VALID_SENDER)) {
      return Optional.empty();
    }
    return Optional.of(
        switch (from.substring(SERIES.length())) {
          case "0001" -> TwilioError.badRequest(21212, "Invalid 'From' Number: " + from);
          case "0008" ->
              TwilioError.badRequest(
                  21611, "This 'From' number has exceeded the maximum number of queued messages");
          default ->
              TwilioError.badRequest(
                  21606,
                  "The 'From' phone number "
                      + from
                      + " is not a valid, SMS-capable inbound phone number or short code for your"
                      + " account");
        });
  }

  private static Map.Entry<String, Outcome> refused(String suffix, int code, String message) {
    return Map.entry(SERIES + suffix, new Outcome.Refused(TwilioError.badRequest(code, message)));
  }
}
