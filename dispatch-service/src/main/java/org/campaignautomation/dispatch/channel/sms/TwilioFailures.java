package org.campaignautomation.dispatch.channel.sms;

import com.twilio.exception.ApiException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.Map;
import javax.net.ssl.SSLHandshakeException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.campaignautomation.contracts.FailureClass;
import org.campaignautomation.dispatch.channel.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What a failed request means. Twilio says of 429 that it was not processed, and a 4xx is a
 * refusal; of a 5xx, a time-out and a closed connection nobody can say.
 */
final class TwilioFailures {
  /** Told codes that are in no table. */
  @FunctionalInterface
  interface Unlisted {
    void count(String code);
  }

  /**
   * What a code means.
   *
   * @param accountWide whether every other message over the account would meet the same
   */
  private record Meaning(FailureClass failureClass, boolean accountWide, String detail) {
    Meaning(FailureClass failureClass, String detail) {
      this(failureClass, false, detail);
    }
  }

  private static final Map<Integer, Meaning> BY_CODE =
      Map.ofEntries(
          meaning(21211, FailureClass.RECIPIENT_PERMANENT, "the number is not valid"),
          meaning(21214, FailureClass.RECIPIENT_PERMANENT, "the number cannot be reached"),
          meaning(21217, FailureClass.RECIPIENT_PERMANENT, "the number is not valid"),
          meaning(21401, FailureClass.RECIPIENT_PERMANENT, "the number is not valid"),
          meaning(21610, FailureClass.RECIPIENT_PERMANENT, "the recipient has opted out"),
          meaning(21614, FailureClass.RECIPIENT_PERMANENT, "the number is not a mobile number"),
          meaning(21635, FailureClass.RECIPIENT_PERMANENT, "the number is a landline"),
          meaning(30005, FailureClass.RECIPIENT_PERMANENT, "the handset is not known"),
          meaning(30006, FailureClass.RECIPIENT_PERMANENT, "a landline or unreachable carrier"),
          meaning(30003, FailureClass.RECIPIENT_TEMPORARY, "the handset is off or out of reach"),
          meaning(30008, FailureClass.RECIPIENT_TEMPORARY, "not delivered, for no known reason"),
          meaning(30036, FailureClass.RECIPIENT_TEMPORARY, "the validity period was over"),
          ofAccount(
              20003, FailureClass.SENDER_CONFIGURATION, "Twilio does not take our credentials"),
          ofAccount(20005, FailureClass.SENDER_CONFIGURATION, "the account is not active"),
          meaning(21212, FailureClass.SENDER_CONFIGURATION, "the sender's number is not valid"),
          meaning(21408, FailureClass.SENDER_CONFIGURATION, "the region is not enabled"),
          meaning(21603, FailureClass.SENDER_CONFIGURATION, "no sender's number"),
          meaning(21606, FailureClass.SENDER_CONFIGURATION, "the sender's number cannot send"),
          meaning(21608, FailureClass.SENDER_CONFIGURATION, "a trial account"),
          meaning(21612, FailureClass.SENDER_CONFIGURATION, "no route between the two numbers"),
          meaning(21659, FailureClass.SENDER_CONFIGURATION, "the sender's number is not ours"),
          meaning(21660, FailureClass.SENDER_CONFIGURATION, "the sender's number is not ours"),
          ofAccount(30002, FailureClass.SENDER_CONFIGURATION, "the account is suspended"),
          meaning(30034, FailureClass.SENDER_CONFIGURATION, "the number is not registered"),
          meaning(21602, FailureClass.CONTENT_REJECTED, "no text"),
          meaning(21617, FailureClass.CONTENT_REJECTED, "the text is too long"),
          meaning(21658, FailureClass.CONTENT_REJECTED, "the text is too long"),
          meaning(30004, FailureClass.CONTENT_REJECTED, "blocked"),
          meaning(30007, FailureClass.CONTENT_REJECTED, "filtered by the carrier"),
          meaning(90007, FailureClass.CONTENT_REJECTED, "the validity period is not valid"),
          ofAccount(20429, FailureClass.PROVIDER_THROTTLE, "too many requests"),
          meaning(21611, FailureClass.PROVIDER_THROTTLE, "the sender's queue is full"),
          meaning(30001, FailureClass.PROVIDER_THROTTLE, "the queue is full"));

  private TwilioFailures() {}

  private static Map.Entry<Integer, Meaning> meaning(
      int code, FailureClass failureClass, String detail) {
    return Map.entry(code, new Meaning(failureClass, detail));
  }

  private static Map.Entry<Integer, Meaning> ofAccount(
      int code, FailureClass failureClass, String detail) {
    return Map.entry(code, new Meaning(failureClass, true, detail));
  }

  /**
   * Of an answer that is no success.
   *
   * @param unlisted is told codes that are in no table
   */
  static Outcome outcome(ApiException thrown, Unlisted unlisted) {
    Integer status = thrown.getStatusCode();
    Integer code = thrown.getCode();
    if (status == null || status < 400 || status >= 500) {
      return new Outcome.Unclear(
          status == null ? "Twilio's answer made no sense" : "Twilio answered HTTP " + status);
    }
    String shown = code == null ? "http_" + status : code.toString();
    Meaning meaning = code == null ? null : BY_CODE.get(code);
    if (meaning == null) {
      meaning = byStatus(status);
      if (code != null || meaning.failureClass() == FailureClass.UNKNOWN_ERROR) {
        unlisted.count(shown);
      }
    }
    return new Outcome.Refused(
        meaning.failureClass(), shown, meaning.detail(), meaning.accountWide());
  }

  /** Of a request that got no answer. */
  static Outcome unanswered(@Nullable Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConnectException
          || cause instanceof ConnectTimeoutException
          || cause instanceof UnknownHostException
          || cause instanceof ConnectionRequestTimeoutException
          || cause instanceof SSLHandshakeException) {
        return new Outcome.Refused(
            FailureClass.PROVIDER_OUTAGE, "connect_failed", "Twilio could not be reached");
      }
    }
    return new Outcome.Unclear("the connection ended, or no answer came in time");
  }

  private static Meaning byStatus(int status) {
    return switch (status) {
      case 401, 403 ->
          new Meaning(
              FailureClass.SENDER_CONFIGURATION, true, "Twilio does not take our credentials");
      case 404 ->
          new Meaning(FailureClass.SENDER_CONFIGURATION, true, "Twilio knows no such account");
      case 429 -> new Meaning(FailureClass.PROVIDER_THROTTLE, true, "too many requests");
      default -> new Meaning(FailureClass.UNKNOWN_ERROR, "Twilio refused it");
    };
  }
}
