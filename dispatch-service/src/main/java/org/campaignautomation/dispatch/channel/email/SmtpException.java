package org.campaignautomation.dispatch.channel.email;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A dialogue that did not come to its end. */
final class SmtpException extends Exception {
  /** Larger than the relay said it takes. */
  static final String TOO_LARGE = "too_large";

  /** An address beyond ASCII, and a relay without SMTPUTF8. */
  static final String NO_UTF8 = "smtputf8_not_offered";

  /** TLS is set and the relay has none. */
  static final String NO_TLS = "tls_not_offered";

  /** A user is set and the relay has no sign-in that we know. */
  static final String NO_AUTH = "auth_not_offered";

  private static final long serialVersionUID = 1;

  private final SmtpStage stage;
  private final transient @Nullable SmtpReply reply;
  private final String code;

  private SmtpException(
      SmtpStage stage, @Nullable SmtpReply reply, String code, @Nullable Throwable cause) {
    super(code + " at " + stage, cause);
    this.stage = stage;
    this.reply = reply;
    this.code = code;
  }

  /** The relay said no. */
  static SmtpException refused(SmtpStage stage, SmtpReply reply) {
    return new SmtpException(stage, reply, reply.shown(), null);
  }

  /** The connection broke, or no answer came in time. */
  static SmtpException broken(SmtpStage stage, IOException cause) {
    return new SmtpException(stage, null, "connection_lost", cause);
  }

  /** We do not go on, for a reason of ours. */
  static SmtpException stopped(SmtpStage stage, String code) {
    return new SmtpException(stage, null, code, null);
  }

  /** How far the dialogue had come. */
  SmtpStage stage() {
    return stage;
  }

  /** Null if the relay said nothing. */
  @Nullable SmtpReply reply() {
    return reply;
  }

  /** The relay's or ours, stable. */
  String code() {
    return code;
  }

  /** Whether nothing more can be said on this connection. */
  boolean isConnectionLost() {
    if (reply == null) {
      return !code.equals(TOO_LARGE) && !code.equals(NO_UTF8);
    }
    // What is no refusal answers another question: we have lost the thread.
    return reply.code() == 421 || reply.code() < 400;
  }
}
