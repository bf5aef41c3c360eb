package org.campaignautomation.dispatch.channel.email;

import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The relay and how it is spoken to.
 *
 * @param ownName what we call ourselves in EHLO
 * @param username null for a relay that asks for none
 * @param password null for a relay that asks for none
 * @param timeout of a whole hand-over
 * @param idleLimit how long a connection may rest before it is closed
 * @param messagesPerConnection after so many it is closed; relays have limits of their own
 */
record SmtpSettings(
    String host,
    int port,
    String ownName,
    @Nullable String username,
    @Nullable String password,
    TlsPolicy tls,
    SSLContext tlsContext,
    Duration connectTimeout,
    Duration timeout,
    Duration idleLimit,
    int messagesPerConnection) {

  /** Whether and how the connection is secured; never left to what the relay offers. */
  enum TlsPolicy {
    /** STARTTLS, or no session. */
    STARTTLS,
    /** From the first byte. */
    IMPLICIT,
    /** Not at all: for a relay on the same machine or network. */
    NONE
  }

  /** For the reader; a record's own would show the password. */
  @Override
  public String toString() {
    return (tls == TlsPolicy.IMPLICIT ? "smtps://" : "smtp://")
        + host
        + ":"
        + port
        + switch (tls) {
          case STARTTLS -> " (STARTTLS required)";
          case IMPLICIT -> " (TLS)";
          case NONE -> " (not encrypted)";
        };
  }
}
