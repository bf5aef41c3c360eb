package org.campaignautomation.dispatch.channel.email;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.dispatch.channel.AccountCheck;
import org.campaignautomation.dispatch.channel.ComposedEmail;
import org.campaignautomation.dispatch.channel.Composition;
import org.campaignautomation.dispatch.channel.EmailComposer;
import org.campaignautomation.dispatch.channel.EmailMessage;
import org.campaignautomation.dispatch.channel.EmailProvider;
import org.campaignautomation.dispatch.channel.Outcome;
import org.campaignautomation.dispatch.channel.UnlistedCodes;
import org.jspecify.annotations.Nullable;

/** Hands e-mails to an SMTP relay, over connections that are kept. */
@Singleton
class SmtpProvider implements EmailProvider {
  /** Less than the service waits for its loops. */
  private static final Duration GRACE = Duration.ofSeconds(14);

  private final EmailComposer composer;
  private final SmtpSettings settings;
  private final int connections;
  private final SmtpSessions sessions;
  private final SmtpFailures.Unlisted unlisted;

  @Inject
  SmtpProvider(
      EmailComposer composer, RelaySettings relay, EmailConfig config, UnlistedCodes unlisted) {
    this(composer, relay.read(), config.connections(), c -> unlisted.count(Channel.EMAIL, c));
  }

  SmtpProvider(
      EmailComposer composer,
      SmtpSettings settings,
      int connections,
      SmtpFailures.Unlisted unlisted) {
    this.composer = composer;
    this.settings = settings;
    this.connections = connections;
    this.sessions = new SmtpSessions(settings);
    this.unlisted = unlisted;
  }

  /**
   * The end of the service waits for what is on the wire, but not for ever: a dialogue that a slow
   * relay holds up is broken off while there is time to record how far it came.
   */
  void stop(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE - 1) ShutdownEvent event) {
    endAllAfter(GRACE);
  }

  void endAllAfter(Duration time) {
    sessions.endAllAfter(time);
  }

  @PreDestroy
  void close() {
    sessions.close();
  }

  @Override
  public Channel channel() {
    return Channel.EMAIL;
  }

  @Override
  public int connections() {
    return connections;
  }

  @Override
  public String endpoint() {
    return settings.toString();
  }

  @Override
  public Outcome send(EmailMessage message) {
    return switch (composer.compose(message)) {
      case Composition.Rejected rejected -> rejected.refusal();
      case Composition.Composed composed -> send(message, composed.email());
    };
  }

  private Outcome send(EmailMessage message, ComposedEmail email) {
    Envelope envelope =
        new Envelope(new MailAddress(email.envelopeFrom()), new MailAddress(email.envelopeTo()));
    byte[] content = MimeText.of(email, message.date(), message.jobId());
    return handOver(envelope, content, String.valueOf(email.headers().get("Message-ID")));
  }

  /**
   * A connection that rested may be dead without our knowing. That is found out before the final
   * dot and costs a second try on a new one, never the message.
   */
  private Outcome handOver(Envelope envelope, byte[] content, String messageId) {
    Deadline deadline = Deadline.in(settings.timeout());
    SmtpSession rested = sessions.takeResting();
    try {
      if (rested != null) {
        try {
          return send(rested, envelope, content, messageId, deadline);
        } catch (SmtpException e) {
          if (!e.isConnectionLost() || e.stage() == SmtpStage.END) {
            throw e;
          }
        }
      }
      return send(sessions.open(deadline), envelope, content, messageId, deadline);
    } catch (SmtpException e) {
      return SmtpFailures.outcome(e, unlisted);
    }
  }

  private Outcome send(
      SmtpSession session, Envelope envelope, byte[] content, String messageId, Deadline deadline)
      throws SmtpException {
    try {
      session.send(envelope, content, deadline);
      return new Outcome.Accepted(messageId);
    } finally {
      sessions.giveBack(session);
    }
  }

  /** A session of its own: one that rests would not tell whether new ones are taken. */
  @Override
  public AccountCheck check() {
    long started = System.nanoTime();
    Deadline deadline = Deadline.in(settings.timeout());
    Outcome.@Nullable Refused fault = null;
    try {
      SmtpSession session = sessions.open(deadline);
      try {
        session.noop(deadline);
      } finally {
        session.quit();
      }
    } catch (SmtpException e) {
      fault = SmtpFailures.outcome(e, unlisted) instanceof Outcome.Refused refused ? refused : null;
    }
    Duration took = Duration.ofNanos(System.nanoTime() - started);
    return fault == null
        ? new AccountCheck(true, AccountCheck.OK, "the relay takes sessions", took)
        : new AccountCheck(false, fault.code(), fault.detail(), took);
  }
}
