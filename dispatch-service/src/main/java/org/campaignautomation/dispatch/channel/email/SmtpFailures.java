package org.campaignautomation.dispatch.channel.email;

import static org.campaignautomation.contracts.FailureClass.CONTENT_REJECTED;
import static org.campaignautomation.contracts.FailureClass.PROVIDER_OUTAGE;
import static org.campaignautomation.contracts.FailureClass.PROVIDER_THROTTLE;
import static org.campaignautomation.contracts.FailureClass.RECIPIENT_PERMANENT;
import static org.campaignautomation.contracts.FailureClass.RECIPIENT_TEMPORARY;
import static org.campaignautomation.contracts.FailureClass.SENDER_CONFIGURATION;
import static org.campaignautomation.contracts.FailureClass.UNKNOWN_ERROR;

import java.util.Map;
import java.util.Set;
import org.campaignautomation.contracts.FailureClass;
import org.campaignautomation.dispatch.channel.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What a failed dialogue means (RFC 5321, RFC 3463 and IANA's registry of enhanced codes). A reply
 * is a definite answer to its command; a connection that ends is one too, except after the final
 * dot.
 */
final class SmtpFailures {
  private record Meaning(FailureClass failureClass, boolean accountWide, String detail) {
    static Meaning of(FailureClass failureClass, String detail) {
      return new Meaning(failureClass, false, detail);
    }

    static Meaning ofAccount(FailureClass failureClass, String detail) {
      return new Meaning(failureClass, true, detail);
    }
  }

  /** By enhanced code without its first digit; the first digit says how long it holds. */
  private static final Map<String, Meaning> PERMANENT =
      Map.ofEntries(
          Map.entry("1.0", Meaning.of(RECIPIENT_PERMANENT, "the address is refused")),
          Map.entry("1.1", Meaning.of(RECIPIENT_PERMANENT, "there is no such mailbox")),
          Map.entry("1.2", Meaning.of(RECIPIENT_PERMANENT, "there is no such domain")),
          Map.entry("1.3", Meaning.of(RECIPIENT_PERMANENT, "the address is written wrong")),
          Map.entry("1.4", Meaning.of(RECIPIENT_PERMANENT, "the address is ambiguous")),
          Map.entry("1.6", Meaning.of(RECIPIENT_PERMANENT, "the mailbox has moved")),
          Map.entry("1.7", Meaning.of(SENDER_CONFIGURATION, "our sender is written wrong")),
          Map.entry("1.8", Meaning.of(SENDER_CONFIGURATION, "our sender's domain is not known")),
          Map.entry("1.9", Meaning.of(RECIPIENT_PERMANENT, "the address cannot be relayed to")),
          Map.entry("1.10", Meaning.of(RECIPIENT_PERMANENT, "the domain takes no mail")),
          Map.entry("2.0", Meaning.of(RECIPIENT_PERMANENT, "the mailbox is refused")),
          Map.entry("2.1", Meaning.of(RECIPIENT_PERMANENT, "the mailbox is disabled")),
          Map.entry("2.2", Meaning.of(RECIPIENT_TEMPORARY, "the mailbox is full")),
          Map.entry("2.3", Meaning.of(CONTENT_REJECTED, "too long for the mailbox")),
          Map.entry("2.4", Meaning.of(RECIPIENT_PERMANENT, "the list cannot be expanded")),
          Map.entry("3.0", Meaning.of(CONTENT_REJECTED, "the relay refuses the message")),
          Map.entry("3.1", Meaning.of(RECIPIENT_TEMPORARY, "the recipient's system is full")),
          Map.entry("3.2", Meaning.of(RECIPIENT_TEMPORARY, "the recipient's system is closed")),
          Map.entry("3.3", Meaning.of(CONTENT_REJECTED, "more than the recipient's system can")),
          Map.entry("3.4", Meaning.of(CONTENT_REJECTED, "the message is too big")),
          Map.entry("3.5", Meaning.ofAccount(SENDER_CONFIGURATION, "the relay is set up wrong")),
          Map.entry("4.0", Meaning.of(RECIPIENT_PERMANENT, "no way to the recipient's system")),
          Map.entry("4.1", Meaning.of(RECIPIENT_PERMANENT, "the recipient's system is silent")),
          Map.entry("4.2", Meaning.of(RECIPIENT_PERMANENT, "a bad line to the recipient")),
          Map.entry("4.3", Meaning.ofAccount(PROVIDER_OUTAGE, "the relay finds no names")),
          Map.entry("4.4", Meaning.of(RECIPIENT_PERMANENT, "no way to the recipient's system")),
          Map.entry("4.6", Meaning.of(RECIPIENT_PERMANENT, "the recipient's mail goes in circles")),
          Map.entry("4.7", Meaning.of(RECIPIENT_PERMANENT, "it could not be delivered in time")),
          Map.entry("5.3", Meaning.of(CONTENT_REJECTED, "too many recipients")),
          Map.entry("6.0", Meaning.of(CONTENT_REJECTED, "the form of the message is refused")),
          Map.entry("6.1", Meaning.of(CONTENT_REJECTED, "the form of the message is refused")),
          Map.entry("6.3", Meaning.of(CONTENT_REJECTED, "the form of the message is refused")),
          Map.entry("6.7", Meaning.of(RECIPIENT_PERMANENT, "the way has no SMTPUTF8")),
          Map.entry("6.9", Meaning.of(RECIPIENT_PERMANENT, "the way has no SMTPUTF8")),
          Map.entry("7.0", Meaning.of(CONTENT_REJECTED, "refused by the relay's policy")),
          Map.entry("7.1", Meaning.of(CONTENT_REJECTED, "refused by the relay's policy")),
          Map.entry("7.2", Meaning.of(RECIPIENT_PERMANENT, "the list does not take our mail")),
          Map.entry("7.3", Meaning.of(CONTENT_REJECTED, "refused by the relay's policy")),
          Map.entry("7.8", Meaning.ofAccount(SENDER_CONFIGURATION, "our credentials are wrong")),
          Map.entry("7.9", Meaning.ofAccount(SENDER_CONFIGURATION, "our kind of sign-in is weak")),
          Map.entry("7.13", Meaning.of(RECIPIENT_PERMANENT, "the account is disabled")),
          Map.entry("7.14", Meaning.ofAccount(SENDER_CONFIGURATION, "a trust is missing")),
          Map.entry("7.20", Meaning.of(SENDER_CONFIGURATION, "no valid DKIM signature")),
          Map.entry("7.21", Meaning.of(SENDER_CONFIGURATION, "no acceptable DKIM signature")),
          Map.entry("7.22", Meaning.of(SENDER_CONFIGURATION, "DKIM does not match the sender")),
          Map.entry("7.23", Meaning.of(SENDER_CONFIGURATION, "SPF refuses our relay")),
          Map.entry("7.24", Meaning.of(SENDER_CONFIGURATION, "SPF could not be read")),
          Map.entry("7.25", Meaning.ofAccount(SENDER_CONFIGURATION, "our relay has no name")),
          Map.entry("7.26", Meaning.of(SENDER_CONFIGURATION, "not authenticated (SPF, DKIM)")),
          Map.entry("7.27", Meaning.of(SENDER_CONFIGURATION, "our sender's domain takes no mail")));

  /** These say the opposite of "later" or of "this recipient" though they begin with 4. */
  private static final Map<String, Meaning> TEMPORARY =
      Map.ofEntries(
          Map.entry("2.1", Meaning.of(RECIPIENT_TEMPORARY, "the mailbox is closed now")),
          Map.entry("2.2", Meaning.of(RECIPIENT_TEMPORARY, "the mailbox is full")),
          Map.entry("3.0", Meaning.of(RECIPIENT_TEMPORARY, "the relay says: not now")),
          Map.entry("3.1", Meaning.ofAccount(PROVIDER_OUTAGE, "the relay's disk is full")),
          Map.entry("3.2", Meaning.ofAccount(PROVIDER_OUTAGE, "the relay is shutting down")),
          Map.entry("4.1", Meaning.of(RECIPIENT_TEMPORARY, "the recipient's system is silent")),
          Map.entry("4.2", Meaning.of(RECIPIENT_TEMPORARY, "a bad line to the recipient")),
          Map.entry("4.3", Meaning.of(RECIPIENT_TEMPORARY, "a name could not be found now")),
          Map.entry("4.4", Meaning.of(RECIPIENT_TEMPORARY, "no way to the recipient now")),
          Map.entry("4.5", Meaning.ofAccount(PROVIDER_THROTTLE, "the relay is busy")),
          Map.entry("5.3", Meaning.ofAccount(PROVIDER_THROTTLE, "too many recipients")),
          Map.entry("7.0", Meaning.of(RECIPIENT_TEMPORARY, "the relay says: not now")),
          Map.entry("7.1", Meaning.of(RECIPIENT_TEMPORARY, "greylisted, or refused for now")),
          Map.entry("7.5", Meaning.ofAccount(PROVIDER_OUTAGE, "the relay cannot authenticate")),
          Map.entry("7.12", Meaning.ofAccount(SENDER_CONFIGURATION, "the password must change")),
          Map.entry("7.28", Meaning.ofAccount(PROVIDER_THROTTLE, "too many messages")));

  private static final Set<Integer> CREDENTIALS = Set.of(530, 534, 535, 538);
  private static final Set<Integer> RECIPIENT_CODES = Set.of(550, 551, 553);
  private static final Set<Integer> TEMPORARY_CODES = Set.of(450, 451, 452, 454, 455, 471);

  private SmtpFailures() {}

  /**
   * Of a dialogue that did not come to its end.
   *
   * @param unlisted is told codes that are in no table
   */
  static Outcome outcome(SmtpException failure, Unlisted unlisted) {
    SmtpReply reply = failure.reply();
    if (reply == null) {
      return withoutReply(failure);
    }
    if (reply.code() < 400) {
      return failure.stage() == SmtpStage.END
          ? new Outcome.Unclear("the relay's answer to the message made no sense")
          : new Outcome.Refused(
              PROVIDER_OUTAGE, "protocol_error", "the relay's answer made no sense", true);
    }
    Meaning meaning = meaning(reply, failure.stage(), unlisted);
    return new Outcome.Refused(
        meaning.failureClass(), reply.shown(), meaning.detail(), meaning.accountWide());
  }

  private static Outcome withoutReply(SmtpException failure) {
    return switch (failure.code()) {
      case SmtpException.TOO_LARGE ->
          new Outcome.Refused(CONTENT_REJECTED, failure.code(), "larger than the relay allows");
      case SmtpException.NO_UTF8 ->
          new Outcome.Refused(
              RECIPIENT_PERMANENT, failure.code(), "the relay carries no address beyond ASCII");
      case SmtpException.NO_TLS, SmtpException.NO_AUTH ->
          new Outcome.Refused(
              SENDER_CONFIGURATION, failure.code(), "the relay does not offer what is set", true);
      default ->
          switch (failure.stage()) {
            case CONNECT -> outage("connect_failed", "the relay could not be reached");
            case TLS -> outage("tls_failed", "no secure connection to the relay");
            case SESSION, AUTH -> outage("session_failed", "the relay broke the session off");
            case SENDER, RECIPIENT, CONTENT ->
                outage("connection_lost", "the connection ended before the message's end");
            case END -> new Outcome.Unclear("no answer to the message came");
          };
    };
  }

  private static Outcome outage(String code, String detail) {
    return new Outcome.Refused(PROVIDER_OUTAGE, code, detail, true);
  }

  private static Meaning meaning(SmtpReply reply, SmtpStage stage, Unlisted unlisted) {
    Meaning ofSession = ofSession(reply.code(), stage);
    if (ofSession != null) {
      return ofSession;
    }
    String enhanced = reply.enhanced();
    if (!enhanced.isEmpty()) {
      String status = enhanced.substring(2);
      Meaning listed = (reply.code() < 500 ? TEMPORARY : PERMANENT).get(status);
      if (listed != null) {
        return policyAtRecipient(reply, stage, listed);
      }
      unlisted.count(reply.shown());
    }
    return byCode(reply.code(), stage, unlisted, !enhanced.isEmpty());
  }

  /** What is said about us, whatever the enhanced code. */
  private static @Nullable Meaning ofSession(int code, SmtpStage stage) {
    if (code == 421) {
      return Meaning.ofAccount(PROVIDER_OUTAGE, "the relay closes the session");
    }
    if (CREDENTIALS.contains(code)) {
      return Meaning.ofAccount(SENDER_CONFIGURATION, "the relay does not take our credentials");
    }
    return switch (stage) {
      case CONNECT, SESSION, TLS, AUTH ->
          Meaning.ofAccount(PROVIDER_OUTAGE, "the relay takes no session from us now");
      case SENDER ->
          code >= 500 ? Meaning.of(SENDER_CONFIGURATION, "the relay refuses our sender") : null;
      case RECIPIENT, CONTENT, END -> null;
    };
  }

  /** Policy before the content was seen is about us, never a reason to give the address up. */
  private static Meaning policyAtRecipient(SmtpReply reply, SmtpStage stage, Meaning listed) {
    return stage == SmtpStage.RECIPIENT
            && listed.failureClass() == CONTENT_REJECTED
            && reply.enhanced().startsWith("5.7.")
        ? Meaning.of(SENDER_CONFIGURATION, listed.detail())
        : listed;
  }

  private static Meaning byCode(
      int code, SmtpStage stage, Unlisted unlisted, boolean isCountedAlready) {
    if (code < 500) {
      if (!TEMPORARY_CODES.contains(code) && !isCountedAlready) {
        unlisted.count(Integer.toString(code));
      }
      return Meaning.of(RECIPIENT_TEMPORARY, "the relay says: not now");
    }
    if (RECIPIENT_CODES.contains(code)) {
      return Meaning.of(RECIPIENT_PERMANENT, "the relay refuses the recipient");
    }
    if (code == 552 || code == 554) {
      return code == 554 && stage == SmtpStage.RECIPIENT
          ? Meaning.of(RECIPIENT_PERMANENT, "the relay refuses the recipient")
          : Meaning.of(CONTENT_REJECTED, "the relay refuses the message");
    }
    if (!isCountedAlready) {
      unlisted.count(Integer.toString(code));
    }
    return Meaning.of(UNKNOWN_ERROR, "the relay refuses the command");
  }

  /** Told codes that are in no table. */
  @FunctionalInterface
  interface Unlisted {
    void count(String code);
  }
}
