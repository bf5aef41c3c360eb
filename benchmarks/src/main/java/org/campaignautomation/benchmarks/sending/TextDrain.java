package org.campaignautomation.benchmarks.sending;

import java.time.Duration;
import java.util.Map;
import org.campaignautomation.benchmarks.machine.Pod;
import org.campaignautomation.benchmarks.machine.Waiting;
import org.campaignautomation.benchmarks.sink.TextSink;
import org.campaignautomation.contracts.Channel;

/**
 * Due SMS from their topic to an endpoint that takes its time and refuses some, fifty at a time;
 * the refused ones come again, as enrollment-service would hand them over again.
 */
final class TextDrain implements AutoCloseable {
  static final int CONNECTIONS = 50;
  static final Duration ANSWER_TIME = Duration.ofMillis(100);

  /** One in twenty: 5 %. */
  static final int EVERY_TOO_MANY = 20;

  private static final Duration LIMIT = Duration.ofMinutes(10);

  private final TextSink sink = TextSink.start(ANSWER_TIME, EVERY_TOO_MANY);
  private final Dispatch dispatch =
      new Dispatch(
          1, sink.baseUrl(), Map.of("DISPATCH_SMS_CONNECTIONS", Integer.toString(CONNECTIONS)));
  private final DueCampaign campaign = new DueCampaign(Channel.SMS);
  private final Pod pod = dispatch.pod("dispatch-service");
  private final Retries retries;
  private int accepted;

  TextDrain() {
    campaign.define(dispatch.feed());
    retries = new Retries(dispatch.backends().bootstrapServers(), campaign);
  }

  /** The most that the endpoint can take: each connection one per answer time, less the refused. */
  static double capacityPerSecond() {
    return CONNECTIONS / (ANSWER_TIME.toNanos() / 1e9) * (EVERY_TOO_MANY - 1) / EVERY_TOO_MANY;
  }

  /** Sends as many. */
  Drained run(int messages) {
    People people = People.next(messages);
    int sentBefore = sink.arrivals().count();
    pod.freeze();
    for (int person = people.from(); person < people.to(); person++) {
      dispatch.feed().send(campaign.job(person));
    }
    dispatch.feed().flush();
    double service = pod.tree().cpuSeconds();
    double backends = dispatch.backendSeconds();
    long began = System.nanoTime();
    pod.resume();
    Waiting.until("all are sent", LIMIT, () -> sink.arrivals().count() - sentBefore >= messages);
    accepted += messages;
    dispatch.awaitRecorded(accepted, LIMIT);
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    retries.check();
    return new Drained(
        messages,
        took,
        people.missing(Channel.SMS, sink.arrivals()),
        sink.arrivals().duplicates(),
        pod.tree().cpuSeconds() - service,
        dispatch.backendSeconds() - backends);
  }

  @Override
  public void close() {
    retries.close();
    pod.close();
    dispatch.close();
    sink.close();
  }
}
