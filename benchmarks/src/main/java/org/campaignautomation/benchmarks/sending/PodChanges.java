package org.campaignautomation.benchmarks.sending;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.campaignautomation.benchmarks.machine.OpenLoop;
import org.campaignautomation.benchmarks.machine.Pod;
import org.campaignautomation.benchmarks.machine.Waiting;
import org.campaignautomation.benchmarks.sink.MailSink;
import org.campaignautomation.contracts.Channel;

/** E-mails that come due at an even pace, while pods of dispatch-service come and go. */
final class PodChanges implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final int MOST_PODS = 4;

  private final MailSink sink = MailSink.start();
  private final Dispatch dispatch = new Dispatch(sink.port(), "http://localhost:1", Map.of());
  private final DueCampaign campaign = new DueCampaign(Channel.EMAIL);
  private final Deque<Pod> pods = new ArrayDeque<>();
  private int started;
  private int accepted;

  PodChanges() {
    pods.push(dispatch.pod(nextName()));
    campaign.define(dispatch.feed());
  }

  /**
   * A run.
   *
   * @param messages that came due
   * @param longestWait of a message from when it was due to the relay
   * @param longestDip the longest time in which less than half of what came due arrived
   */
  record Steadiness(
      int messages, Duration longestWait, Duration longestDip, int lost, int duplicates) {}

  /**
   * Lets e-mails come due with as many pods as there are.
   *
   * @param perSecond how many
   */
  Steadiness steady(int perSecond, Duration time) {
    return during(perSecond, time, () -> {});
  }

  /** Lets one pod after the other come until there are four, then go until there is one. */
  Steadiness changing(int perSecond, Duration between) {
    int changes = 2 * (MOST_PODS - 1);
    return during(
        perSecond,
        between.multipliedBy(changes + 1),
        () -> {
          for (int change = 0; change < changes; change++) {
            Waiting.pause(between);
            if (change < MOST_PODS - 1) {
              pods.push(dispatch.comingPod(nextName()));
            } else {
              pods.pop().close();
            }
          }
        });
  }

  private String nextName() {
    return "dispatch-service-" + ++started;
  }

  private Steadiness during(int perSecond, Duration time, Runnable changes) {
    People people = People.next((int) (perSecond * time.toSeconds()));
    OpenLoop loop = OpenLoop.of(perSecond, people.count());
    Thread feeding = Thread.ofPlatform().name("feed").start(() -> feed(people, loop));
    changes.run();
    join(feeding);
    accepted += people.count();
    Waiting.until("all are sent", LIMIT, () -> sink.arrivals().count() >= accepted);
    dispatch.awaitRecorded(accepted, LIMIT);
    return new Steadiness(
        people.count(),
        longestWait(people, loop),
        Dips.longest(sink.arrivals().nanos(), loop),
        people.missing(Channel.EMAIL, sink.arrivals()),
        sink.arrivals().duplicates());
  }

  private void feed(People people, OpenLoop loop) {
    loop.run(index -> dispatch.feed().send(campaign.job(people.from() + index)));
    dispatch.feed().flush();
  }

  private Duration longestWait(People people, OpenLoop loop) {
    long longest = 0;
    for (int index = 0; index < people.count(); index++) {
      long at = sink.arrivals().nanos(DueCampaign.address(people.from() + index));
      longest = Math.max(longest, at - loop.dueNanos(index));
    }
    return Duration.ofNanos(longest);
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    pods.forEach(Pod::close);
    dispatch.close();
    sink.close();
  }
}
