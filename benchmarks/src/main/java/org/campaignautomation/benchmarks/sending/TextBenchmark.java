package org.campaignautomation.benchmarks.sending;

import java.util.List;
import org.campaignautomation.benchmarks.Benchmark;
import org.campaignautomation.benchmarks.Contender;
import org.campaignautomation.benchmarks.Field;
import org.campaignautomation.benchmarks.Figure;
import org.campaignautomation.benchmarks.Measured;
import org.campaignautomation.benchmarks.Numbers;
import org.campaignautomation.benchmarks.Progress;
import org.campaignautomation.benchmarks.Scale;
import org.campaignautomation.benchmarks.Target;

/** B5: due SMS to an endpoint that takes its time, beside what its answers leave room for. */
public final class TextBenchmark implements Benchmark {
  private static final String CAPACITY = "arithmetic capacity";

  @Override
  public String name() {
    return "B5";
  }

  @Override
  public String question(Scale scale) {
    return "%s SMS to an endpoint that answers after %d ms, one in %d times with 429, %d at once"
        .formatted(
            Numbers.plain(messages(scale)),
            TextDrain.ANSWER_TIME.toMillis(),
            TextDrain.EVERY_TOO_MANY,
            TextDrain.CONNECTIONS);
  }

  @Override
  public List<Target> targets() {
    return List.of(Target.share(0.9, CAPACITY, Figures.THROUGHPUT));
  }

  private static int messages(Scale scale) {
    return scale.of(300, 15_000, 50_000);
  }

  @Override
  public Field open(Scale scale, Progress progress) {
    int messages = messages(scale);
    TextDrain drain = new TextDrain();
    if (scale != Scale.SHORT) {
      progress.say("warm-up: " + Figures.text(drain.run(messages / 3)));
    }
    return new Field() {
      @Override
      public List<Contender> contenders() {
        return List.of(
            new Contender(Contender.PRODUCT, () -> Figures.of(drain.run(messages))),
            new Contender(
                CAPACITY,
                () ->
                    Measured.of(
                        new Figure(
                            Figures.THROUGHPUT, TextDrain.capacityPerSecond(), "messages/s"))));
      }

      @Override
      public void close() {
        drain.close();
      }
    };
  }
}
