package org.campaignautomation.dispatch.throttle;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.dispatch.channel.AccountCheck;
import org.campaignautomation.dispatch.channel.Outcome;
import org.campaignautomation.dispatch.channel.ProviderAccount;
import org.campaignautomation.platform.telemetry.Logs;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Says when the next messages may go. To wait here is the service's back-pressure: nothing is
 * claimed, no attempt is spent, and the channel's topic is not read on.
 */
@Singleton
public class Pace {
  private static final Logger LOG = Logger.getLogger(Pace.class);

  /** How much of its turn's time before it a claim may begin at most. */
  private static final Duration EARLIEST = Duration.ofMillis(200);

  /** By how many mean deviations a claim may take longer and lose none of its places. */
  private static final double RESERVE = 3;

  /** While the breaker is open it is looked at so often. */
  private static final Duration LOOK = Duration.ofMillis(200);

  private final Map<Channel, Lane> lanes = new EnumMap<>(Channel.class);
  private final InstantSource clock = new SteadyClock(InstantSource.system(), System::nanoTime);

  Pace(
      @All List<ProviderAccount> accounts,
      RateTable table,
      ThrottleConfig config,
      MeterRegistry metrics) {
    for (ProviderAccount account : accounts) {
      OptionalDouble rate =
          switch (account.channel()) {
            case EMAIL -> config.emailPerSecond();
            case SMS -> config.smsSegmentsPerSecond();
          };
      lanes.put(account.channel(), lane(account, rate, table, config, metrics));
    }
  }

  private static Lane lane(
      ProviderAccount account,
      OptionalDouble rate,
      RateTable table,
      ThrottleConfig config,
      MeterRegistry metrics) {
    String name = account.channel().name().toLowerCase(Locale.ROOT);
    Lane lane =
        new Lane(
            account,
            rate.isPresent() ? new RateLimit(table, name, rate.getAsDouble()) : null,
            new Breaker(config.breakAfter(), config.firstPause(), config.longestPause()),
            metrics.timer("dispatch.limiter.wait", "channel", name),
            new Mean(1),
            new Mean(0),
            new Mean(Lanes.slowest()),
            config.largestClaim(),
            new Semaphore(1),
            new Semaphore(1));
    metrics.gauge(
        "dispatch.breaker.state", List.of(Tag.of("channel", name)), lane, Lane::stateNumber);
    return lane;
  }

  /**
   * Waits until the provider is there and the rate has room; to have the messages ready when their
   * places come, it returns as much earlier as a claim has taken of late.
   *
   * @param messages how many one would like to send; the turn may be for fewer
   * @param atLeast tokens without which the turn is of no use
   * @param pause waits; throws when the service ends
   */
  public Turn take(Channel channel, int messages, int atLeast, Consumer<Duration> pause) {
    Lane lane = lane(channel);
    long since = System.nanoTime();
    while (true) {
      boolean isTrial = awaitProvider(lane, pause);
      Turn turn = lane.reserve(isTrial ? 1 : messages, atLeast, isTrial);
      try {
        await(turn.startNanos() - lane.preparation().toNanos(), pause);
      } catch (RuntimeException e) {
        lane.end(turn);
        throw e;
      }
      if (!(lane.breaker().state() instanceof Breaker.State.Open)) {
        lane.waited().record(Duration.ofNanos(System.nanoTime() - since));
        return turn.taken();
      }
      lane.giveBack(turn, turn.tokens());
      lane.end(turn);
    }
  }

  /** Says that what a turn was for is over, whatever came of it. */
  public void end(Channel channel, Turn turn) {
    lane(channel).end(turn);
  }

  /** How the sending over a channel is divided. */
  public Lanes lanes(Channel channel) {
    return lane(channel).lanes();
  }

  /**
   * Ends the bargaining, right before messages go out: leaves the places that are not needed to who
   * comes next, and takes others for a turn that comes too late, so that nothing gathers.
   *
   * @param messages that go out
   * @param tokens that they take
   * @param pause waits; what is to go out is in the ledger now, so it must not throw
   * @return the turn by which they go
   */
  public Turn settle(
      Channel channel, Turn turn, int messages, int tokens, Consumer<Duration> pause) {
    Lane lane = lane(channel);
    if (!turn.isLimited()) {
      return turn;
    }
    if (messages > 0) {
      lane.claimSeconds().learn((System.nanoTime() - turn.takenNanos()) / 1e9);
      lane.tokensPerMessage().learn((double) tokens / messages);
    }
    Turn current = turn.without(turn.lostBy(System.nanoTime()));
    if (messages > 0 && current.tokens() == 0) {
      current = lane.exchange(messages, tokens);
      await(current.startNanos(), pause);
    }
    lane.giveBack(current, current.tokens() - tokens);
    return current;
  }

  /**
   * Waits for a message's place within the turn; returns at once where there is no limit.
   *
   * @param spent tokens of the messages before it
   */
  public void await(Channel channel, Turn turn, int spent, int tokens) {
    RateLimit limit = lane(channel).limit();
    if (limit != null && turn.isLimited()) {
      try {
        limit.await(turn, spent, tokens);
      } catch (IllegalStateException e) {
        // What is in the ledger now must go out: a little too early is better than unknown.
        LOG.warnf("A place in the queue could not be exchanged: %s", Logs.describe(e));
      }
    }
  }

  private static void await(long nanos, Consumer<Duration> pause) {
    for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
      pause.accept(Duration.ofNanos(left));
    }
  }

  /** Waits until something may go; true if that is one message, to try whether it is taken. */
  private boolean awaitProvider(Lane lane, Consumer<Duration> pause) {
    while (true) {
      switch (lane.breaker().state()) {
        case Breaker.State.Closed closed -> {
          return false;
        }
        case Breaker.State.HalfOpen half when lane.trial().tryAcquire() -> {
          return true;
        }
        case Breaker.State.Open open when !isBefore(open) && lane.checking().tryAcquire() ->
            checkIfDue(lane);
        case Breaker.State.HalfOpen half -> pause.accept(LOOK);
        case Breaker.State.Open open -> pause.accept(LOOK);
      }
    }
  }

  private void checkIfDue(Lane lane) {
    try {
      if (lane.breaker().state() instanceof Breaker.State.Open open && !isBefore(open)) {
        check(lane.account().channel());
      }
    } finally {
      lane.checking().release();
    }
  }

  private boolean isBefore(Breaker.State.Open open) {
    return clock.instant().isBefore(open.until());
  }

  /**
   * Hears what became of messages that were on the wire together.
   *
   * @param took from the first one's begin to the last one's answer
   */
  public void heard(Channel channel, Collection<Outcome> outcomes, Duration took) {
    int failed = 0;
    String code = null;
    for (Outcome outcome : outcomes) {
      switch (outcome) {
        case Outcome.Refused refused when refused.accountWide() -> {
          failed++;
          code = refused.code();
        }
        case Outcome.Unclear unclear -> failed++;
        case Outcome.Refused refused -> {}
        case Outcome.Accepted accepted -> {}
      }
    }
    Lane lane = lane(channel);
    if (failed == 0 && !outcomes.isEmpty()) {
      lane.secondsPerMessage().learn(took.toNanos() / 1e9 / outcomes.size());
    }
    Breaker.State before = lane.breaker().state();
    lane.breaker().heard(outcomes.size() - failed, failed, code, clock.instant());
    report(channel, before, lane.breaker().state());
  }

  /** Asks the provider whether it would take messages; the breaker hears the answer too. */
  public AccountCheck check(Channel channel) {
    Lane lane = lane(channel);
    AccountCheck check = lane.account().check();
    Instant now = clock.instant();
    Breaker.State before = lane.breaker().state();
    lane.breaker().asked(check.ok(), check.code(), now);
    report(channel, before, lane.breaker().state());
    return check;
  }

  private static void report(Channel channel, Breaker.State before, Breaker.State after) {
    switch (after) {
      case Breaker.State.Open open when !(before instanceof Breaker.State.Open) ->
          LOG.errorf(
              "Nothing is sent over %s: %s; asked again in %s", channel, open.code(), open.pause());
      case Breaker.State.Closed closed when !(before instanceof Breaker.State.Closed) ->
          LOG.infof("%s is back", channel);
      default -> {}
    }
  }

  /** What is known of each channel's account. */
  public List<AccountState> accounts() {
    return lanes.values().stream().map(Lane::describe).toList();
  }

  private Lane lane(Channel channel) {
    return Objects.requireNonNull(lanes.get(channel), "no account for the channel");
  }

  /**
   * A channel's way to its provider.
   *
   * @param trial whoever has it may try whether the provider is back
   * @param checking whoever has it may ask the provider
   */
  private record Lane(
      ProviderAccount account,
      @Nullable RateLimit limit,
      Breaker breaker,
      Timer waited,
      Mean tokensPerMessage,
      Mean claimSeconds,
      Mean secondsPerMessage,
      int largestClaim,
      Semaphore trial,
      Semaphore checking) {

    /** How long before its turn a claim begins. */
    Duration preparation() {
      long nanos = (long) (claimSeconds.upTo(RESERVE) * 1e9);
      return Duration.ofNanos(Math.min(nanos, EARLIEST.toNanos()));
    }

    Turn reserve(int messages, int atLeast, boolean isTrial) {
      Turn turn = limit == null ? Turn.unlimited(messages) : reserve(limit, messages, atLeast);
      return isTrial ? turn.asTrial() : turn;
    }

    private Turn reserve(RateLimit of, int messages, int atLeast) {
      double each = tokensPerMessage.value();
      int likely = (int) Math.ceil(messages * each);
      int tokens = Math.max(atLeast, Math.min(likely, of.perTurn()));
      Turn turn =
          of.reserve(
              messages,
              Math.max(atLeast, (int) Math.ceil(each)),
              tokens,
              System.nanoTime() + preparation().toNanos());
      return turn.first(Math.clamp((int) (turn.tokens() / each), 1, messages), turn.tokens());
    }

    /** Other places for messages whose tokens are known. */
    Turn exchange(int messages, int tokens) {
      return limit == null ? Turn.unlimited(messages) : limit.reserve(messages, tokens);
    }

    void end(Turn turn) {
      if (turn.isTrial()) {
        trial.release();
      }
    }

    Lanes lanes() {
      int connections = account.connections();
      return limit == null
          ? Lanes.unlimited(connections, largestClaim, secondsPerMessage.value())
          : Lanes.limited(
              connections, limit.perSecond(), limit.perTurn(), tokensPerMessage.value());
    }

    void giveBack(Turn turn, int tokens) {
      if (limit != null && turn.isLimited() && tokens > 0) {
        limit.giveBack(turn, tokens);
      }
    }

    double stateNumber() {
      return switch (breaker.state()) {
        case Breaker.State.Closed closed -> 0;
        case Breaker.State.HalfOpen half -> 1;
        case Breaker.State.Open open -> 2;
      };
    }

    AccountState describe() {
      return AccountState.of(account, limit == null ? null : limit.perSecond(), breaker.state());
    }
  }

  /** A mean that forgets: what the last messages took says what the next ones will. */
  private static final class Mean {
    private static final double WEIGHT = 0.1;

    private volatile double value;
    private volatile double deviation;

    Mean(double value) {
      this.value = value;
    }

    double value() {
      return value;
    }

    /** What few are above: the mean, and so many mean deviations. */
    double upTo(double deviations) {
      return value + deviations * deviation;
    }

    synchronized void learn(double next) {
      deviation += WEIGHT * (Math.abs(next - value) - deviation);
      value += WEIGHT * (next - value);
    }
  }
}
