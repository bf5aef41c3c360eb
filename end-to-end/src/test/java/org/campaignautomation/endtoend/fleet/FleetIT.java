package org.campaignautomation.endtoend.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.contracts.Topics;
import org.campaignautomation.endtoend.fleet.Fleet.Service;
import org.campaignautomation.endtoend.installation.ServiceProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Pace, outages and shutdown of several processes of each service, on request: {@code
 * -Dfleet.people} says with how many; {@code -Dfleet.outage.seconds} and {@code -Dfleet.rounds} how
 * long.
 */
@EnabledOnOs(value = OS.LINUX, disabledReason = "what a process has in memory is read from /proc")
@EnabledIfSystemProperty(named = "fleet.people", matches = "\\d+")
class FleetIT {
  private static final int PEOPLE = Integer.getInteger("fleet.people", 2_400);
  private static final int ROUNDS = Integer.getInteger("fleet.rounds", 1);
  private static final Duration AWAY =
      Duration.ofSeconds(Integer.getInteger("fleet.outage.seconds", 30));

  private static final int WARM_UP = 500;
  private static final int MOST = Fleet.RATE * 105 / 100;
  private static final double LEAST = Fleet.RATE * 0.9;

  /** Two readings of a clock have an error of their own. */
  private static final double AVERAGE = Fleet.RATE * 1.005;

  private static Fleet fleet;

  @BeforeAll
  static void start() {
    fleet = Fleet.start(AWAY);
    try (Load load = Load.begin(fleet)) {
      // So that the first test does not measure how a process starts.
      load.publish(WARM_UP);
      load.awaitEnd(0, longEnoughFor(WARM_UP));
    }
  }

  @AfterAll
  static void stop() {
    List<String> leaks = fleet.leaks();
    fleet.close();
    assertThat(leaks).isEmpty();
  }

  /** The channels one after the other: together they are more than two processors can do. */
  @ParameterizedTest
  @EnumSource(Channel.class)
  void podsTogetherKeepTheRateAndPoisonFailsAlone(Channel channel) {
    ServiceProcess pod = fleet.pods(Service.DISPATCH).getLast();
    try (Load load = Load.begin(fleet, Set.of(channel), 1);
        Broker broker = new Broker(fleet.bootstrapServers())) {
      // given
      long dead = deadJobs(broker);
      load.publish(PEOPLE / 2);
      load.poison();
      for (String topic : List.of(Topics.DUE_JOBS_EMAIL, Topics.DUE_JOBS_SMS)) {
        broker.dueJob(topic, 1, "{");
        broker.dueJob(topic, 2, "{\"tenantId\": \"globex\"}");
      }
      load.publish(PEOPLE - PEOPLE / 2);
      load.awaitPlanned(longEnoughFor(PEOPLE));
      Stalls stalls = Stalls.watching();

      // when
      awaitArrivals(channel, PEOPLE / 2);
      pod.stop();
      load.awaitEnd(1, longEnoughFor(PEOPLE));

      // then
      load.assertExactlyOneOfEach();
      assertThat(deadJobs(broker) - dead).as("dead letters").isEqualTo(4);
      Pace pace = Pace.whileBusy(arrivals(channel), stalls.seen());
      stalls.close();
      say("rate, %s: %s; %s".formatted(channel, pace, stalls));
      pod.start();
      pod.awaitReady();
      assertAtTheLimit(stalls, pace);
    }
  }

  @Test
  void aProviderThatIsAwayCostsTimeAndNothingElse() {
    try (Load load = Load.begin(fleet)) {
      // given
      load.publish(100);
      load.awaitEnd(0, longEnoughFor(100));
      Outage outage = new Outage(fleet, load);
      Instant gone = Instant.now();

      // when
      outage.last(AWAY, PEOPLE);

      // then
      assertThat(load.count("failed")).as("failed").isZero();
      assertThat(load.count("completed")).as("sent meanwhile").isEqualTo(200);
      say("outage of %d s, %s".formatted(AWAY.toSeconds(), outage.memory()));
      assertThat(outage.memory().grownMiB()).as("%s", outage.memory()).isLessThanOrEqualTo(16);
      assertThat(outage.memory().swingMiB()).as("%s", outage.memory()).isLessThanOrEqualTo(96);

      // when, then: each channel comes back for itself
      load.awaitPlanned(longEnoughFor(PEOPLE));
      drain(load, outage, Channel.EMAIL);
      assertThat(fleet.texts().arrivals()).as("SMS of those before the outage").hasSize(100);
      Duration longest = Duration.between(gone, Instant.now());
      drain(load, outage, Channel.SMS);
      load.assertExactlyOneOfEach();
      Attempts attempts = Attempts.of(fleet, load);
      say("after the outage: %s".formatted(attempts));
      assertThat(attempts.spent()).as("attempts spent").isZero();
      assertThat(attempts.jobsTriedAgain()).isLessThanOrEqualTo(outage.mostTriedInVain(longest));
    }
  }

  private static void drain(Load load, Outage outage, Channel channel) {
    Instant back = outage.end(channel);
    Stalls stalls = Stalls.watching();
    load.awaitEnd(channel, 0, longEnoughFor(PEOPLE));
    Pace pace = Pace.whileBusy(since(back, arrivals(channel)), stalls.seen());
    stalls.close();
    say("drained, %s: %s; %s".formatted(channel, pace, stalls));
    assertAtTheLimit(stalls, pace);
  }

  @Test
  void everyProcessStopsAndStartsUnderLoadAndNobodyNotices() {
    try (Load load = Load.begin(fleet);
        Broker broker = new Broker(fleet.bootstrapServers());
        Trickle trickle = Trickle.begin(load)) {
      // when
      RollingRestart restart = new RollingRestart(fleet, broker);
      for (int round = 0; round < ROUNDS; round++) {
        restart.oneByOne();
      }
      Pace pace = Pace.of(fleet.relay().arrivals());
      for (int round = 0; round < ROUNDS; round++) {
        restart.allOf(Service.DISPATCH);
      }
      trickle.end();
      load.awaitEnd(0, longEnoughFor(load.size()));

      // then
      load.assertExactlyOneOfEach();
      say("restarts: %s; e-mails meanwhile: %s".formatted(restart, pace));
      assertThat(pace.mostInASecond()).isLessThanOrEqualTo(MOST);
      assertThat(pace.longestGap()).isLessThan(RollingRestart.SESSION.dividedBy(2));
    }
  }

  /** Never above the limit; and at it, unless the machine had no time for us. */
  private static void assertAtTheLimit(Stalls stalls, Pace pace) {
    assertThat(pace.average()).isLessThanOrEqualTo(AVERAGE);
    assertThat(pace.mostInASecond()).isLessThanOrEqualTo(MOST);
    if (stalls.areBearable()) {
      assertThat(pace.average()).isGreaterThanOrEqualTo(LEAST);
    }
  }

  private static List<Arrival> since(Instant instant, List<Arrival> arrivals) {
    return arrivals.stream().filter(arrival -> !arrival.at().isBefore(instant)).toList();
  }

  private static List<Arrival> arrivals(Channel channel) {
    return switch (channel) {
      case EMAIL -> fleet.relay().arrivals();
      case SMS -> fleet.texts().arrivals();
    };
  }

  private static void awaitArrivals(Channel channel, int count) {
    await("messages over " + channel)
        .atMost(longEnoughFor(count))
        .until(() -> arrivals(channel).size() >= count);
  }

  /** Three times what the slower channel takes at its rate. */
  private static Duration longEnoughFor(int people) {
    return Duration.ofSeconds(120 + 3L * people * Load.SEGMENTS / Fleet.RATE);
  }

  private static long deadJobs(Broker broker) {
    return List.of(Topics.DUE_JOBS_EMAIL, Topics.DUE_JOBS_SMS).stream()
        .map(topic -> Topics.deadLetters(topic, Service.DISPATCH.module()))
        .mapToLong(topic -> broker.deadLetters(topic).size())
        .sum();
  }

  private static void say(String line) {
    System.out.println("fleet: " + line);
  }
}
