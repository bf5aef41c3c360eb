package org.campaignautomation.benchmarks.sending;

import java.time.Duration;
import java.util.Map;
import org.campaignautomation.benchmarks.machine.Pod;
import org.campaignautomation.benchmarks.machine.Waiting;
import org.campaignautomation.benchmarks.sink.MailSink;
import org.campaignautomation.benchmarks.sink.SmtpSinkProcess;
import org.campaignautomation.contracts.Channel;
import org.jspecify.annotations.Nullable;

/**
 * Due e-mails of 5 KB from their topic to a relay over ten connections, and into the ledger. The
 * service stands still while the jobs are published, so that the clock begins with a full topic.
 */
final class MailDrain implements AutoCloseable {
  static final int CONNECTIONS = 10;

  /** The fast setting: what a kill may leave in doubt does not matter here. */
  private static final int LARGEST_CLAIM = 100;

  private static final Duration LIMIT = Duration.ofMinutes(5);

  private final @Nullable SmtpSinkProcess quick;
  private final @Nullable MailSink exact;
  private final Dispatch dispatch;
  private final DueCampaign campaign = new DueCampaign(Channel.EMAIL);
  private final Pod pod;
  private int accepted;

  private MailDrain(@Nullable SmtpSinkProcess quick, @Nullable MailSink exact) {
    this.quick = quick;
    this.exact = exact;
    int port = quick != null ? quick.port() : exact != null ? exact.port() : 0;
    dispatch =
        new Dispatch(
            port,
            "http://localhost:1",
            Map.of(
                "DISPATCH_EMAIL_CONNECTIONS",
                Integer.toString(CONNECTIONS),
                "DISPATCH_THROTTLE_LARGEST_CLAIM",
                Integer.toString(LARGEST_CLAIM)));
    pod = dispatch.pod("dispatch-service");
    campaign.define(dispatch.feed());
  }

  /** Sends to postfix' sink, which counts. */
  static MailDrain toPostfix() {
    return new MailDrain(SmtpSinkProcess.start(), null);
  }

  /** Sends to a sink of our own, which knows who got how many. */
  static MailDrain toOwnSink() {
    return new MailDrain(null, MailSink.start());
  }

  /** Sends as many; the results of a few before the first tell nothing. */
  Drained run(int messages) {
    People people = People.next(messages);
    int sentBefore = sent();
    pod.freeze();
    for (int person = people.from(); person < people.to(); person++) {
      dispatch.feed().send(campaign.job(person));
    }
    dispatch.feed().flush();
    double service = pod.tree().cpuSeconds();
    double backends = dispatch.backendSeconds();
    long began = System.nanoTime();
    pod.resume();
    Waiting.until("all are sent", LIMIT, () -> sent() - sentBefore >= messages);
    accepted += messages;
    dispatch.awaitRecorded(accepted, LIMIT);
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    return new Drained(
        messages,
        took,
        exact == null
            ? Math.max(0, messages - (sent() - sentBefore))
            : people.missing(Channel.EMAIL, exact.arrivals()),
        exact == null ? Math.max(0, sent() - sentBefore - messages) : exact.arrivals().duplicates(),
        pod.tree().cpuSeconds() - service,
        dispatch.backendSeconds() - backends);
  }

  /** Lets smtp-source send as many to the same sink; answers messages per second. */
  double limit(int messages) {
    if (quick == null) {
      throw new IllegalStateException("smtp-source is measured against postfix' sink only");
    }
    long began = System.nanoTime();
    quick.fill(messages, CONNECTIONS, DueCampaign.MAIL_BYTES);
    return messages / ((System.nanoTime() - began) / 1e9);
  }

  private int sent() {
    return quick != null ? quick.messages() : exact == null ? 0 : exact.arrivals().count();
  }

  @Override
  public void close() {
    pod.close();
    dispatch.close();
    if (quick != null) {
      quick.close();
    }
    if (exact != null) {
      exact.close();
    }
  }
}
