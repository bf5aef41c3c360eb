package org.campaignautomation.benchmarks.whole;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.campaignautomation.benchmarks.Benchmark;
import org.campaignautomation.benchmarks.Contender;
import org.campaignautomation.benchmarks.Field;
import org.campaignautomation.benchmarks.Figure;
import org.campaignautomation.benchmarks.Measured;
import org.campaignautomation.benchmarks.Progress;
import org.campaignautomation.benchmarks.Scale;
import org.campaignautomation.benchmarks.Target;
import org.campaignautomation.benchmarks.machine.OpenLoop;

/** B7: how long it takes from a contact on the CRM's topic until its e-mail is at the relay. */
public final class LatencyBenchmark implements Benchmark {
  private static final String MEDIAN = "p50";
  private static final String P99 = "p99";
  private static final String LIMIT = "one commit, two hops, one dialogue";
  private static final Duration END = Duration.ofMinutes(3);

  @Override
  public String name() {
    return "B7";
  }

  @Override
  public String question(Scale scale) {
    return "contact accepted until its e-mail is at the relay, each with an SMS too, at half of the rate of a"
        + " burst, open loop; "
        + seconds(scale)
        + " s each";
  }

  @Override
  public List<Target> targets() {
    return List.of(
        Target.atMost("p50 at half of the rate", Contender.PRODUCT, MEDIAN, 50, "ms"),
        Target.atMost("p99 at half of the rate", Contender.PRODUCT, P99, 500, "ms"));
  }

  private static int seconds(Scale scale) {
    return scale.of(5, 20, 60);
  }

  @Override
  public Field open(Scale scale, Progress progress) {
    Product product = Product.start();
    product.activate("acme", "Latency", Steps.MAIL_AND_TEXT);
    int burst = scale.of(50, 8_000, 15_000);
    if (scale != Scale.SHORT) {
      progress.say("warm-up: " + Burst.of(product, burst));
    }
    Burst.Outcome full = Burst.of(product, burst);
    double peoplePerSecond = full.messagesPerSecond() / 2;
    progress.say("the rate of a burst: %.0f contacts/s".formatted(peoplePerSecond));
    Hops hops = Hops.open(product);
    List<Contender> contenders = new ArrayList<>();
    contenders.add(at(Contender.PRODUCT, 0.5 * peoplePerSecond, product, scale));
    if (scale != Scale.SHORT) {
      contenders.add(at("at 10 %", 0.1 * peoplePerSecond, product, scale));
      contenders.add(at("at 80 %", 0.8 * peoplePerSecond, product, scale));
    }
    contenders.add(
        new Contender(
            LIMIT, () -> measured(Percentiles.of(hops.measure(scale.of(20, 300, 1_000))), 0, 0)));
    return new Field() {
      @Override
      public List<Contender> contenders() {
        return contenders;
      }

      @Override
      public void close() {
        hops.close();
        product.close();
      }
    };
  }

  private static Contender at(String name, double perSecond, Product product, Scale scale) {
    return new Contender(name, () -> run(product, perSecond, seconds(scale)));
  }

  private static Measured run(Product product, double perSecond, int seconds) {
    Newcomers people = Newcomers.next(Math.max(10, (int) (perSecond * seconds)));
    int before = product.completed();
    OpenLoop loop = OpenLoop.of(perSecond, people.count());
    loop.run(index -> product.acme().created(people.person(index)));
    product.acme().flush();
    product.awaitCompleted(before + 2 * people.count(), END);
    long[] took = new long[people.count()];
    for (int index = 0; index < took.length; index++) {
      long at = product.mails().arrivals().nanos(Newcomers.address(people.person(index)));
      took[index] = at - loop.dueNanos(index);
    }
    return measured(
        Percentiles.of(took),
        people.withoutMail(product.mails().arrivals())
            + people.withoutText(product.texts().arrivals()),
        product.mails().arrivals().duplicates() + product.texts().arrivals().duplicates());
  }

  private static Measured measured(Percentiles percentiles, int lost, int duplicates) {
    return new Measured(
        List.of(
            new Figure(MEDIAN, percentiles.median(), "ms"),
            new Figure(P99, percentiles.p99(), "ms"),
            new Figure("longest", percentiles.most(), "ms")),
        lost,
        duplicates);
  }
}
