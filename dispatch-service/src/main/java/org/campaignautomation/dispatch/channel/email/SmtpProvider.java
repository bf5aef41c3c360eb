package org.campaignautomation.dispatch.channel.email;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.campaignautomation.contracts.EmailSender;
import org.campaignautomation.contracts.FailureClass;
import org.campaignautomation.dispatch.channel.EmailMessage;
import org.campaignautomation.dispatch.channel.EmailProvider;
import org.campaignautomation.dispatch.channel.Outcome;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Hands e-mails to an SMTP relay. */
@Singleton
class SmtpProvider implements EmailProvider {
  private static final int SMTP = 25;

  private final ReactiveMailer mailer;

  /**
   * All sends begin here. The mail client listens to a new connection only after it has handed it
   * to the sender's event loop; if that is another one than the connection's, the relay's greeting
   * may come before anybody listens, and the message hangs.
   */
  private final Context eventLoop;

  private final RelayProbe relay;
  private final int connections;
  private final Duration timeout;

  SmtpProvider(
      ReactiveMailer mailer,
      Vertx vertx,
      EmailConfig config,
      @ConfigProperty(name = "quarkus.mailer.host") String host,
      @ConfigProperty(name = "quarkus.mailer.port") Optional<Integer> port) {
    this.mailer = mailer;
    this.eventLoop = vertx.getOrCreateContext();
    this.relay = new RelayProbe(host, port.orElse(SMTP), config.connectTimeout());
    this.connections = config.connections();
    this.timeout = config.timeout();
  }

  @Override
  public int connections() {
    return connections;
  }

  @Override
  public Outcome send(EmailMessage message) {
    MailAddress from = MailAddress.parse(message.from().address()).orElse(null);
    if (from == null || !isSafe(message.from())) {
      return new Outcome.Refused(
          FailureClass.SENDER_CONFIGURATION, "invalid_sender", "the sender cannot be written");
    }
    MailAddress to = MailAddress.parse(message.to()).orElse(null);
    if (to == null) {
      return new Outcome.Refused(
          FailureClass.RECIPIENT_PERMANENT, "invalid_address", "the address cannot be written");
    }
    if (!HeaderValue.isSafe(message.subject())) {
      return new Outcome.Refused(
          FailureClass.CONTENT_REJECTED, "invalid_subject", "a control character in the subject");
    }
    if (!relay.isReachable()) {
      return new Outcome.Refused(
          FailureClass.PROVIDER_OUTAGE, "connect_failed", "the relay could not be reached");
    }
    String messageId = messageId(message.jobId(), from);
    return handOver(mail(message, from, to, messageId), messageId);
  }

  private static boolean isSafe(EmailSender sender) {
    return HeaderValue.isSafe(sender.name())
        && (sender.replyTo() == null || MailAddress.parse(sender.replyTo()).isPresent());
  }

  private Outcome handOver(Mail mail, String messageId) {
    CompletableFuture<Void> sent = new CompletableFuture<>();
    eventLoop.runOnContext(
        now -> mailer.send(mail).subscribe().with(sent::complete, sent::completeExceptionally));
    try {
      sent.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      relay.answered();
      return new Outcome.Accepted(messageId);
    } catch (ExecutionException | TimeoutException e) {
      return failed(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return failed(e);
    }
  }

  private Outcome failed(Exception thrown) {
    Outcome outcome = SmtpFailures.outcome(thrown);
    if (outcome instanceof Outcome.Refused refused
        && refused.failureClass() != FailureClass.PROVIDER_OUTAGE) {
      relay.answered();
    } else {
      relay.silent();
    }
    return outcome;
  }

  private static Mail mail(
      EmailMessage message, MailAddress from, MailAddress to, String messageId) {
    Mail mail =
        new Mail()
            .setFrom(from.text())
            .addTo(to.text())
            .setText(lines(message.text()))
            .setHtml(lines(message.html()))
            .addHeader("From", HeaderValue.mailbox(message.from().name(), from))
            .addHeader("Subject", HeaderValue.text(message.subject()))
            .addHeader("Message-ID", messageId);
    if (message.from().replyTo() != null) {
      mail.addHeader("Reply-To", message.from().replyTo());
    }
    return mail;
  }

  /** The mail client ends lines itself and would encode a carriage return as a character. */
  private static @Nullable String lines(@Nullable String text) {
    return text == null ? null : text.replace("\r\n", "\n").replace('\r', '\n');
  }

  /** The same for each attempt, so that a receiver that looks may notice a repetition. */
  private static String messageId(UUID jobId, MailAddress from) {
    return "<" + jobId + "@" + from.domain() + ">";
  }
}
