package org.campaignautomation.dispatch.channel.email;

import io.vertx.ext.mail.SMTPException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.campaignautomation.contracts.FailureClass;
import org.campaignautomation.dispatch.channel.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What a failed hand-over means (RFC 5321, RFC 3463). A reply is a definite answer to the command
 * it answers; anything that is no reply may have come after the final dot, so it is unclear.
 */
final class SmtpFailures {
  private static final Pattern REPLY =
      Pattern.compile("(?s)(\\d{3})(?:[ -](?:([245])\\.(\\d{1,3})\\.(\\d{1,3})\\b)?.*)?");

  /** Which command was answered. */
  private enum Phase {
    SENDER,
    RECIPIENT,
    CONTENT,
    /** After the final dot. */
    END,
    /** Greeting, EHLO, STARTTLS, AUTH, RSET. */
    SESSION
  }

  private SmtpFailures() {}

  static Outcome outcome(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      switch (cause) {
        case SMTPException reply -> {
          return reply(reply);
        }
        case ConnectException e -> {
          return outage("connect_failed", "the relay could not be reached");
        }
        case UnknownHostException e -> {
          return outage("host_unknown", "the relay's name is not known");
        }
        case NoRouteToHostException e -> {
          return outage("connect_failed", "the relay could not be reached");
        }
        case SSLException e -> {
          return outage("tls_failed", "no secure connection to the relay");
        }
        default -> {
          if ("message exceeds allowed size limit".equals(cause.getMessage())) {
            return refused(
                FailureClass.CONTENT_REJECTED, "too_large", "larger than the relay allows");
          }
        }
      }
    }
    return new Outcome.Unclear("the connection ended, or no answer came in time");
  }

  private static Outcome reply(SMTPException thrown) {
    Phase phase = phase(String.valueOf(thrown.getMessage()));
    Matcher reply = REPLY.matcher(thrown.getReplyMessage().strip());
    if (!reply.matches() || thrown.getReplyCode() < 400) {
      return phase == Phase.END
          ? new Outcome.Unclear("the relay's answer to the message made no sense")
          : outage("protocol_error", "the relay's answer made no sense");
    }
    int code = thrown.getReplyCode();
    int subject = number(reply.group(3));
    int detail = number(reply.group(4));
    String shown =
        subject < 0 ? "" + code : code + " " + (code / 100) + "." + subject + "." + detail;
    return code < 500
        ? temporary(code, phase, shown)
        : permanent(code, subject, detail, phase, shown);
  }

  private static Outcome temporary(int code, Phase phase, String shown) {
    if (code == 421) {
      return outage(shown, "the relay closes the session");
    }
    if (code == 454 && phase == Phase.SESSION) {
      return outage(shown, "the relay cannot authenticate now");
    }
    return phase == Phase.SESSION
        ? outage(shown, "the relay is not ready")
        : refused(FailureClass.RECIPIENT_TEMPORARY, shown, "the relay says: not now");
  }

  private static Outcome permanent(int code, int subject, int detail, Phase phase, String shown) {
    if (code == 530 || code == 534 || code == 535 || code == 538) {
      return refused(
          FailureClass.SENDER_CONFIGURATION, shown, "the relay does not take our credentials");
    }
    if (phase == Phase.SESSION) {
      return outage(shown, "the relay takes no session from us");
    }
    if (phase == Phase.SENDER) {
      return refused(FailureClass.SENDER_CONFIGURATION, shown, "the relay refuses our sender");
    }
    if (subject == 2 && detail == 2) {
      return refused(FailureClass.RECIPIENT_TEMPORARY, shown, "the mailbox is full");
    }
    if (subject == 1 || subject == 2) {
      return refused(FailureClass.RECIPIENT_PERMANENT, shown, "there is no such mailbox");
    }
    if (subject == 7) {
      // Policy: about us or our text, never a reason to give up the address.
      return refused(
          phase == Phase.RECIPIENT
              ? FailureClass.SENDER_CONFIGURATION
              : FailureClass.CONTENT_REJECTED,
          shown,
          "refused by the relay's policy");
    }
    if (code == 552 || subject == 3 || subject == 6) {
      return refused(FailureClass.CONTENT_REJECTED, shown, "the relay refuses the content");
    }
    if (phase == Phase.END || phase == Phase.CONTENT) {
      return code == 550 || code == 551 || code == 553
          ? refused(FailureClass.RECIPIENT_PERMANENT, shown, "the relay refuses the recipient")
          : refused(FailureClass.CONTENT_REJECTED, shown, "the relay refuses the message");
    }
    return code >= 550 && code <= 554
        ? refused(FailureClass.RECIPIENT_PERMANENT, shown, "the relay refuses the recipient")
        : refused(FailureClass.UNKNOWN_ERROR, shown, "the relay refuses the command");
  }

  /** The mail client says which command failed in its message only. */
  private static Phase phase(String message) {
    if (message.startsWith("sender address")) {
      return Phase.SENDER;
    }
    if (message.startsWith("recipient address")) {
      return Phase.RECIPIENT;
    }
    if (message.startsWith("DATA command")) {
      return Phase.CONTENT;
    }
    return message.startsWith("sending data failed") ? Phase.END : Phase.SESSION;
  }

  private static int number(@Nullable String digits) {
    return digits == null ? -1 : Integer.parseInt(digits);
  }

  private static Outcome outage(String code, String detail) {
    return refused(FailureClass.PROVIDER_OUTAGE, code, detail);
  }

  private static Outcome refused(FailureClass failureClass, String code, String detail) {
    return new Outcome.Refused(failureClass, code, detail);
  }
}
