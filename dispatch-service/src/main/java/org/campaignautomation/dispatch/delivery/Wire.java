package org.campaignautomation.dispatch.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.contracts.FailureClass;
import org.campaignautomation.dispatch.channel.EmailMessage;
import org.campaignautomation.dispatch.channel.EmailProvider;
import org.campaignautomation.dispatch.channel.Outcome;
import org.campaignautomation.dispatch.channel.OutgoingMessage;
import org.campaignautomation.dispatch.channel.SmsMessage;
import org.campaignautomation.dispatch.channel.SmsProvider;
import org.campaignautomation.dispatch.throttle.Pace;
import org.campaignautomation.dispatch.throttle.Turn;
import org.campaignautomation.platform.telemetry.Logs;
import org.campaignautomation.platform.telemetry.Traces;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/** Hands messages to their providers, each on a virtual thread, as many at once as connections. */
@Singleton
class Wire {
  private static final Logger LOG = Logger.getLogger(Wire.class);

  private final EmailProvider email;
  private final SmsProvider sms;
  private final Pace pace;
  private final CallbackUrls callbacks;
  private final MeterRegistry metrics;
  private final Map<Channel, Semaphore> connections;

  Wire(
      EmailProvider email,
      SmsProvider sms,
      Pace pace,
      CallbackUrls callbacks,
      MeterRegistry metrics) {
    this.email = email;
    this.sms = sms;
    this.pace = pace;
    this.callbacks = callbacks;
    this.metrics = metrics;
    // In the order of their claims, so that the first claim's results come first.
    this.connections =
        Map.of(
            Channel.EMAIL, new Semaphore(email.connections(), true),
            Channel.SMS, new Semaphore(sms.connections(), true));
  }

  /**
   * Sends each when its turn has come, waits for all, never fails: what goes wrong is an outcome.
   */
  Map<AttemptKey, Outcome> send(List<Claim.ToSend> messages, Turn turn) {
    Map<AttemptKey, Future<Outcome>> pending = new HashMap<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      int spent = 0;
      for (Claim.ToSend message : messages) {
        int before = spent;
        spent += message.message().tokens();
        pending.put(message.due().key(), threads.submit(() -> sendInTurn(turn, before, message)));
      }
    }
    Map<AttemptKey, Outcome> outcomes = new HashMap<>();
    pending.forEach((key, outcome) -> outcomes.put(key, result(outcome)));
    return outcomes;
  }

  private static Outcome result(Future<Outcome> outcome) {
    try {
      return outcome.get();
    } catch (ExecutionException e) {
      LOG.errorf("A hand-over failed in a way nobody thought of: %s", Logs.describe(e));
      return new Outcome.Unclear("the hand-over broke off");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Outcome.Unclear("the hand-over was interrupted");
    }
  }

  private Outcome sendInTurn(Turn turn, int spent, Claim.ToSend toSend) {
    OutgoingMessage message = toSend.message();
    pace.await(message.channel(), turn, spent, message.tokens());
    Semaphore free = Objects.requireNonNull(connections.get(message.channel()));
    free.acquireUninterruptibly();
    try {
      return sendOne(toSend);
    } finally {
      free.release();
    }
  }

  private Outcome sendOne(Claim.ToSend toSend) {
    Channel channel = toSend.message().channel();
    String name = channel.name().toLowerCase(Locale.ROOT);
    Span span =
        Traces.start("send " + name, toSend.due().traceparent(), SpanKind.CLIENT)
            .setAttribute(Logs.JOB, toSend.due().job().jobId().toString())
            .setAttribute(Logs.TENANT, toSend.due().job().tenantId());
    long started = System.nanoTime();
    try {
      Outcome outcome = hand(toSend);
      metrics
          .timer("dispatch.send.duration", "channel", name)
          .record(Duration.ofNanos(System.nanoTime() - started));
      metrics.counter("dispatch.sends", "channel", name, "outcome", label(outcome)).increment();
      span.setAttribute("outcome", label(outcome));
      if (!(outcome instanceof Outcome.Accepted)) {
        span.setStatus(StatusCode.ERROR);
        report(toSend, outcome);
      }
      return outcome;
    } finally {
      span.end();
    }
  }

  private Outcome hand(Claim.ToSend toSend) {
    if (toSend.isStale()) {
      // The process stood still; others may have decided on this attempt meanwhile.
      return new Outcome.Refused(
          FailureClass.PROVIDER_OUTAGE,
          "claim_expired",
          "the process was held up; not sent",
          false);
    }
    return switch (toSend.message()) {
      case EmailMessage mail -> email.send(mail);
      case SmsMessage text -> sms.send(text.reportingTo(callbacks.status(toSend.due().key())));
    };
  }

  private static void report(Claim.ToSend toSend, Outcome outcome) {
    MDC.put(Logs.TENANT, toSend.due().job().tenantId());
    MDC.put(Logs.CAMPAIGN, toSend.due().job().campaignId().toString());
    MDC.put(Logs.JOB, toSend.due().job().jobId().toString());
    try {
      LOG.infof("Not accepted: %s", outcome);
    } finally {
      MDC.remove(Logs.TENANT);
      MDC.remove(Logs.CAMPAIGN);
      MDC.remove(Logs.JOB);
    }
  }

  private static String label(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Accepted accepted -> "accepted";
      case Outcome.Refused refused -> refused.failureClass().name().toLowerCase(Locale.ROOT);
      case Outcome.Unclear unclear -> "unknown";
    };
  }
}
