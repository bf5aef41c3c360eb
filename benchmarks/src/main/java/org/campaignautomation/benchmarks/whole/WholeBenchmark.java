package org.campaignautomation.benchmarks.whole;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.campaignautomation.benchmarks.Benchmark;
import org.campaignautomation.benchmarks.Contender;
import org.campaignautomation.benchmarks.Field;
import org.campaignautomation.benchmarks.Figure;
import org.campaignautomation.benchmarks.Measured;
import org.campaignautomation.benchmarks.Numbers;
import org.campaignautomation.benchmarks.Progress;
import org.campaignautomation.benchmarks.Scale;
import org.campaignautomation.benchmarks.Target;

/** B6: everything together, beside what its parts, measured alone, leave room for. */
public final class WholeBenchmark implements Benchmark {
  private static final String LIMIT = "sum of the parts";
  private static final String THROUGHPUT = "throughput";

  /** Of what is handed over and not answered, enrollment-service allows 500 on each channel. */
  private static final double DEEPEST = 5_000;

  private final PartCosts parts;

  /**
   * A benchmark.
   *
   * @param parts what B1, B2, B4 and B5 found last
   */
  public WholeBenchmark(PartCosts parts) {
    this.parts = parts;
  }

  @Override
  public String name() {
    return "B6";
  }

  @Override
  public String question(Scale scale) {
    return "%s contacts, each with an e-mail and an SMS, from the CRM topic to the sinks and back to completed"
        .formatted(Numbers.plain(people(scale)));
  }

  @Override
  public List<Target> targets() {
    return List.of(
        Target.share(0.7, LIMIT, THROUGHPUT),
        Target.atMost(
            "waiting between two services",
            Contender.PRODUCT,
            "deepest queue",
            DEEPEST,
            "records"));
  }

  private static int people(Scale scale) {
    return scale.of(100, 10_000, 100_000);
  }

  @Override
  public Field open(Scale scale, Progress progress) {
    Product product = Product.start();
    product.activate("acme", "Whole", Steps.MAIL_AND_TEXT);
    int people = people(scale);
    if (scale != Scale.SHORT) {
      progress.say("warm-up: " + measured(Burst.of(product, people)).figures());
    }
    List<Contender> contenders = new ArrayList<>();
    contenders.add(new Contender(Contender.PRODUCT, () -> measured(Burst.of(product, people))));
    OptionalDouble limit = parts.messagesPerSecond();
    if (limit.isPresent()) {
      contenders.add(
          new Contender(
              LIMIT, () -> Measured.of(new Figure(THROUGHPUT, limit.getAsDouble(), "messages/s"))));
    } else if (scale != Scale.SHORT) {
      progress.say("nothing to hold it against: B1, B2, B4 and B5 have not run here");
    }
    return new Field() {
      @Override
      public List<Contender> contenders() {
        return contenders;
      }

      @Override
      public void close() {
        product.close();
      }
    };
  }

  private static Measured measured(Burst.Outcome burst) {
    return new Measured(
        List.of(
            new Figure(THROUGHPUT, burst.messagesPerSecond(), "messages/s"),
            new Figure(
                "CPU-seconds per thousand", 1000 * burst.cpuSeconds() / burst.messages(), "s"),
            new Figure("deepest queue", burst.deepestQueue(), "records")),
        burst.lost(),
        burst.duplicates());
  }
}
