package org.campaignautomation.dispatch.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.campaignautomation.dispatch.testing.ShortTimes;
import org.campaignautomation.localstack.testing.StackResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Four pods, each a limiter of its own on the same database, do what a dispatcher does. */
@QuarkusTest
@TestProfile(ShortTimes.class)
@WithTestResource(
    value = StackResource.class,
    initArgs = @ResourceArg(name = "service", value = "dispatch"))
class RateLimitIT {
  private static final int PODS = 4;
  private static final int BATCH = 10;

  @Inject RateTable table;

  /** Takes turns until the end; each takes the time that claim and results take. */
  private List<Long> send(RateLimit limit, long until, int tokensEach) {
    List<Long> sent = new ArrayList<>();
    while (System.nanoTime() < until) {
      int tokens = Math.max(tokensEach, Math.min(BATCH * tokensEach, limit.perTurn()));
      Turn turn = limit.reserve(BATCH, tokens);
      parkUntil(turn.startNanos());
      park(Duration.ofMillis(ThreadLocalRandom.current().nextInt(2, 15)));
      if (turn.isLate(0)) {
        limit.giveBack(turn, tokens);
        turn = limit.reserve(BATCH, tokens);
      }
      for (int spent = 0; spent + tokensEach <= tokens; spent += tokensEach) {
        limit.await(turn, spent, tokensEach);
        for (int token = 0; token < tokensEach; token++) {
          sent.add(System.nanoTime());
        }
      }
      park(Duration.ofMillis(ThreadLocalRandom.current().nextInt(2, 15)));
    }
    return sent;
  }

  private List<Long> sendFromAllPods(String account, double rate, Duration time, int tokensEach)
      throws InterruptedException, ExecutionException {
    long until = System.nanoTime() + time.toNanos();
    List<Long> sent = new ArrayList<>();
    try (ExecutorService pods = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<List<Long>>> all = new ArrayList<>();
      for (int pod = 0; pod < PODS; pod++) {
        RateLimit limit = new RateLimit(table, account, rate);
        all.add(pods.submit(() -> send(limit, until, tokensEach)));
      }
      for (Future<List<Long>> pod : all) {
        sent.addAll(pod.get());
      }
    }
    Collections.sort(sent);
    return sent;
  }

  static int mostInAnySecond(List<Long> sent) {
    int most = 0;
    for (int from = 0, to = 0; to < sent.size(); to++) {
      while (sent.get(to) - sent.get(from) >= 1_000_000_000L) {
        from++;
      }
      most = Math.max(most, to - from + 1);
    }
    return most;
  }

  @ParameterizedTest
  @CsvSource({"200,1", "60,3"})
  void no_second_is_above_the_rate_and_it_is_used(double rate, int tokensEach)
      throws InterruptedException, ExecutionException {
    Run run = run(rate, tokensEach);
    // A machine that stops our threads makes a run look worse than it was, never better.
    for (int more = 2; more > 0 && !run.isWithin(rate, tokensEach); more--) {
      run = run(rate, tokensEach);
    }
    assertThat((double) run.mostInASecond()).isLessThanOrEqualTo(most(rate, tokensEach));
    assertThat(run.average()).isBetween(rate * 0.9, rate * 1.005);
  }

  private Run run(double rate, int tokensEach) throws InterruptedException, ExecutionException {
    List<Long> sent =
        sendFromAllPods(UUID.randomUUID().toString(), rate, Duration.ofSeconds(10), tokensEach);
    // The places between the first message and the last; the last one's own is still to come.
    return new Run(
        mostInAnySecond(sent),
        (sent.size() - tokensEach) / ((sent.getLast() - sent.getFirst()) / 1e9));
  }

  private static double most(double rate, int tokensEach) {
    return rate * 1.05 + tokensEach - 1;
  }

  private record Run(int mostInASecond, double average) {
    boolean isWithin(double rate, int tokensEach) {
      return mostInASecond <= most(rate, tokensEach)
          && average >= rate * 0.9
          && average <= rate * 1.005;
    }
  }

  @Test
  void a_restart_begins_where_the_last_one_ended() {
    String account = UUID.randomUUID().toString();
    new RateLimit(table, account, 10).reserve(20, 20);
    Turn afterwards = new RateLimit(table, account, 10).reserve(1, 1);
    assertThat(Duration.ofNanos(afterwards.startNanos() - System.nanoTime()))
        .isBetween(Duration.ofMillis(1500), Duration.ofMillis(2000));
  }

  @Test
  void places_that_are_not_needed_are_for_who_comes_next() {
    RateLimit limit = new RateLimit(table, UUID.randomUUID().toString(), 10);
    Turn turn = limit.reserve(20, 20);
    limit.giveBack(turn, 15);
    assertThat(Duration.ofNanos(limit.reserve(1, 1).startNanos() - System.nanoTime()))
        .isBetween(Duration.ofMillis(400), Duration.ofMillis(520));
  }

  @Test
  void no_two_stand_in_one_place_whoever_gives_back() {
    RateLimit one = new RateLimit(table, "shared " + UUID.randomUUID(), 10);
    Turn first = one.reserve(10, 10);
    Turn second = one.reserve(10, 10);
    one.giveBack(first, 10);
    List<Turn> after = List.of(second, one.reserve(4, 4), one.reserve(6, 6), one.reserve(5, 5));
    List<Turn> inOrder = after.stream().sorted(Comparator.comparingLong(Turn::startNanos)).toList();
    for (int i = 1; i < inOrder.size(); i++) {
      Turn before = inOrder.get(i - 1);
      assertThat(Duration.ofNanos(inOrder.get(i).startNanos() - before.startAfter(before.tokens())))
          .as("turn %d begins after the one before it", i)
          .isGreaterThan(Duration.ofMillis(-20));
    }
  }

  @Test
  void places_that_have_gone_by_are_given_to_nobody() {
    RateLimit limit = new RateLimit(table, UUID.randomUUID().toString(), 10);
    Turn late = limit.reserve(3, 3);
    limit.reserve(20, 20);
    park(Duration.ofMillis(400));
    limit.giveBack(late, 3);
    assertThat(Duration.ofNanos(limit.reserve(1, 1).startNanos() - System.nanoTime()))
        .isGreaterThan(Duration.ofMillis(1700));
  }

  @Test
  void time_that_nobody_used_does_not_gather() {
    RateLimit limit = new RateLimit(table, UUID.randomUUID().toString(), 1000);
    limit.reserve(1, 1);
    park(Duration.ofMillis(400));
    assertThat(Duration.ofNanos(System.nanoTime() - limit.reserve(1, 1).startNanos()))
        .isLessThan(RateLimit.LATEST);
  }

  private static void park(Duration time) {
    parkUntil(System.nanoTime() + time.toNanos());
  }

  private static void parkUntil(long nanos) {
    for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
