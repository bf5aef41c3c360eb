package org.campaignautomation.dispatch.channel.email;

import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import org.campaignautomation.contracts.EmailSender;
import org.campaignautomation.dispatch.channel.EmailMessage;
import org.campaignautomation.dispatch.channel.email.SmtpSettings.TlsPolicy;
import org.jspecify.annotations.Nullable;

/** Settings of a relay on this machine, and an e-mail to send there. */
final class SmtpSamples {
  static final UUID JOB = UUID.fromString("0195a1b2-0000-7000-8000-000000000001");
  static final Instant DUE = Instant.parse("2026-11-22T09:00:00Z");
  static final EmailSender SENDER =
      new EmailSender("hello@acme.example", "Acme Inc", "care@acme.example");
  static final Duration TIMEOUT = Duration.ofMillis(500);

  private SmtpSamples() {}

  static SmtpSettings settings(
      int port, TlsPolicy tls, @Nullable String username, Duration timeout) {
    try {
      return new SmtpSettings(
          "localhost",
          port,
          "sender.test",
          username,
          username == null ? null : "secret",
          tls,
          SSLContext.getDefault(),
          TIMEOUT,
          timeout,
          Duration.ofSeconds(30),
          500);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  static EmailMessage message(String to, String text) {
    return new EmailMessage(JOB, DUE, SENDER, to, "Hello", "<p>" + text + "</p>", text);
  }

  static EmailMessage message() {
    return message("ann@example.com", "Hello");
  }
}
