package org.campaignautomation.dispatch.channel.email;

/** How far a dialogue has come (RFC 5321, section 3). Whatever fails before END was not sent. */
enum SmtpStage {
  /** Name, route and TCP. */
  CONNECT,
  /** Greeting, EHLO, NOOP. */
  SESSION,
  /** STARTTLS and the handshake. */
  TLS,
  /** AUTH. */
  AUTH,
  /** MAIL FROM. */
  SENDER,
  /** RCPT TO. */
  RECIPIENT,
  /** DATA and the message without its final dot. */
  CONTENT,
  /** The final dot and after it: only an answer tells whether the relay has the message. */
  END
}
