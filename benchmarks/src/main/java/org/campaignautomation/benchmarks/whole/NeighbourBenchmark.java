package org.campaignautomation.benchmarks.whole;

import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import org.campaignautomation.benchmarks.Benchmark;
import org.campaignautomation.benchmarks.Contender;
import org.campaignautomation.benchmarks.Field;
import org.campaignautomation.benchmarks.Figure;
import org.campaignautomation.benchmarks.Measured;
import org.campaignautomation.benchmarks.Numbers;
import org.campaignautomation.benchmarks.Progress;
import org.campaignautomation.benchmarks.Round;
import org.campaignautomation.benchmarks.Scale;
import org.campaignautomation.benchmarks.Target;
import org.campaignautomation.benchmarks.machine.Waiting;

/** B11: a small campaign beside one that keeps everybody busy, and alone. */
public final class NeighbourBenchmark implements Benchmark {
  private static final String ALONE = "alone";
  private static final String TIME = "all have their e-mail after";
  private static final int SMALL = 100;
  private static final double GRACE_SECONDS = 5;
  private static final Duration LIMIT = Duration.ofMinutes(15);

  @Override
  public String name() {
    return "B11";
  }

  @Override
  public String question(Scale scale) {
    return "a campaign of %d people of one tenant, beside one of %s of another that is being sent"
        .formatted(small(scale), Numbers.plain(large(scale)));
  }

  @Override
  public List<Target> targets() {
    return List.of(
        new Target(
            "at most twice the time alone and 5 s", NeighbourBenchmark::ofAllowed, 1, false, "%"));
  }

  /** The time beside the large one, of what it may be. */
  private static OptionalDouble ofAllowed(Round round) {
    OptionalDouble beside = round.value(Contender.PRODUCT, TIME);
    OptionalDouble alone = round.value(ALONE, TIME);
    return beside.isEmpty() || alone.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(beside.getAsDouble() / (2 * alone.getAsDouble() + GRACE_SECONDS));
  }

  private static int large(Scale scale) {
    return scale.of(200, 20_000, 500_000);
  }

  private static int small(Scale scale) {
    return scale.of(10, SMALL, SMALL);
  }

  @Override
  public Field open(Scale scale, Progress progress) {
    Product product = Product.start();
    product.activate("acme", "Large", Steps.ONE_MAIL);
    product.activate("globex", "Small", Steps.ONE_MAIL);
    int small = small(scale);
    if (scale != Scale.SHORT) {
      progress.say("warm-up: " + beside(product, small, large(scale) / 8).figures());
    }
    return new Field() {
      @Override
      public List<Contender> contenders() {
        return List.of(
            new Contender(ALONE, () -> beside(product, small, 0)),
            new Contender(Contender.PRODUCT, () -> beside(product, small, large(scale))));
      }

      @Override
      public void close() {
        product.close();
      }
    };
  }

  /** The small one begins when a tenth of the large one is sent. */
  private static Measured beside(Product product, int small, int large) {
    Newcomers many = Newcomers.next(large);
    Newcomers few = Newcomers.next(small);
    int completed = product.completed();
    int mails = product.mails().arrivals().count();
    product.acme().created(many);
    Waiting.until(
        "the large campaign is under way",
        LIMIT,
        () -> product.mails().arrivals().count() - mails >= large / 10);
    long began = System.nanoTime();
    product.globex().created(few);
    Waiting.until(
        "the small campaign is sent",
        LIMIT,
        () -> few.withoutMail(product.mails().arrivals()) == 0);
    double seconds = (few.lastMail(product.mails().arrivals()) - began) / 1e9;
    int left = large - (product.mails().arrivals().count() - mails - small);
    product.awaitCompleted(completed + small + large, LIMIT);
    return new Measured(
        List.of(
            new Figure(TIME, seconds, "s"),
            new Figure("of the large one not sent then", Math.max(0, left), "messages")),
        many.withoutMail(product.mails().arrivals()),
        product.mails().arrivals().duplicates());
  }
}
