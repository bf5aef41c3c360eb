package org.campaignautomation.endtoend.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.endtoend.fleet.Fleet.Service;
import org.campaignautomation.endtoend.installation.ServiceProcess;

/** Both providers are away, in one way after the other, while people go on coming in. */
final class Outage {
  /** Batches that find it out, and messages that try whether it is over. */
  private static final int FIRST_BATCHES = 4 + 20 + 4 + 10;

  private static final Duration TICK = Duration.ofSeconds(1);
  private static final Duration NOTICED = Duration.ofSeconds(10);
  private static final Duration BACK = Duration.ofSeconds(60);
  private static final List<String> CHANNELS = List.of("email", "sms");

  /** Ways of being away. */
  private enum Kind {
    GONE(TimedRelay.Mood.GONE, TextSink.Mood.GONE),
    LATER(TimedRelay.Mood.CLOSING, TextSink.Mood.THROTTLING),
    BROKEN(TimedRelay.Mood.BUSY, TextSink.Mood.FAILING);

    private final TimedRelay.Mood relay;
    private final TextSink.Mood texts;

    Kind(TimedRelay.Mood relay, TextSink.Mood texts) {
      this.relay = relay;
      this.texts = texts;
    }
  }

  private final Fleet fleet;
  private final Load load;
  private final MemoryCurve memory;

  Outage(Fleet fleet, Load load) {
    this.fleet = fleet;
    this.load = load;
    this.memory = new MemoryCurve(fleet.pods(Service.DISPATCH));
  }

  /** Begins the outage and lets it last; meanwhile people come in. */
  void last(Duration time, int people) {
    int ticks = (int) time.dividedBy(TICK);
    int came = 0;
    for (int tick = 0; tick < ticks; tick++) {
      turn(Kind.values()[tick * Kind.values().length / ticks]);
      int due = people * (tick + 1) / ticks;
      load.publish(due - came);
      came = due;
      await().pollDelay(TICK).until(() -> true);
      if (tick == NOTICED.dividedBy(TICK)) {
        assertNobodySends();
        memory.begin();
      }
      memory.sample();
    }
    assertNobodySends();
    memory.end();
  }

  private void turn(Kind kind) {
    fleet.relay().turn(kind.relay);
    fleet.texts().turn(kind.texts);
  }

  private void assertNobodySends() {
    for (ServiceProcess pod : fleet.pods(Service.DISPATCH)) {
      assertThat(CHANNELS)
          .as("channels over which %s sends", pod.name())
          .noneMatch(channel -> Gauges.sends(pod, channel));
    }
  }

  /** Ends the outage of one channel; answers since when all processes send over it again. */
  Instant end(Channel channel) {
    switch (channel) {
      case EMAIL -> fleet.relay().turn(TimedRelay.Mood.TAKES);
      case SMS -> fleet.texts().turn(TextSink.Mood.TAKES);
    }
    String name = channel.name().toLowerCase(Locale.ROOT);
    await("all processes send again over " + name)
        .atMost(BACK)
        .pollInterval(Duration.ofMillis(100))
        .until(
            () -> fleet.pods(Service.DISPATCH).stream().allMatch(pod -> Gauges.sends(pod, name)));
    return Instant.now();
  }

  /**
   * How many jobs may have met a refusal: by the batches that found out, and by the tries.
   *
   * @param longest how long it lasted for the channel that came back last
   */
  int mostTriedInVain(Duration longest) {
    int tries = (int) longest.dividedBy(fleet.longestPause()) + 6;
    return fleet.pods(Service.DISPATCH).size() * (FIRST_BATCHES + CHANNELS.size() * tries);
  }

  MemoryCurve memory() {
    return memory;
  }
}
