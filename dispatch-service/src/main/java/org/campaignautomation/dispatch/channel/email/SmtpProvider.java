package org.campaignautomation.dispatch.channel.email;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.campaignautomation.contracts.FailureClass;
import org.campaignautomation.dispatch.channel.ComposedEmail;
import org.campaignautomation.dispatch.channel.Composition;
import org.campaignautomation.dispatch.channel.EmailComposer;
import org.campaignautomation.dispatch.channel.EmailMessage;
import org.campaignautomation.dispatch.channel.EmailProvider;
import org.campaignautomation.dispatch.channel.Outcome;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Hands e-mails to an SMTP relay. */
@Singleton
class SmtpProvider implements EmailProvider {
  private static final int SMTP = 25;

  private final EmailComposer composer;
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
      EmailComposer composer,
      ReactiveMailer mailer,
      Vertx vertx,
      EmailConfig config,
      @ConfigProperty(name = "quarkus.mailer.host") String host,
      @ConfigProperty(name = "quarkus.mailer.port") Optional<Integer> port) {
    this.composer = composer;
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
    return switch (composer.compose(message)) {
      case Composition.Rejected rejected -> rejected.refusal();
      case Composition.Composed composed -> send(composed.email());
    };
  }

  private Outcome send(ComposedEmail email) {
    if (!relay.isReachable()) {
      return new Outcome.Refused(
          FailureClass.PROVIDER_OUTAGE, "connect_failed", "the relay could not be reached");
    }
    return handOver(mail(email), String.valueOf(email.headers().get("Message-ID")));
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

  private static Mail mail(ComposedEmail email) {
    Mail mail =
        new Mail()
            .setFrom(email.envelopeFrom())
            .addTo(email.envelopeTo())
            .setText(email.text())
            .setHtml(email.html());
    email.headers().forEach(mail::addHeader);
    return mail;
  }
}
