package org.campaignautomation.benchmarks.sending;

import java.time.Duration;
import java.util.List;
import org.campaignautomation.benchmarks.Benchmark;
import org.campaignautomation.benchmarks.Contender;
import org.campaignautomation.benchmarks.Field;
import org.campaignautomation.benchmarks.Figure;
import org.campaignautomation.benchmarks.Measured;
import org.campaignautomation.benchmarks.Progress;
import org.campaignautomation.benchmarks.Scale;
import org.campaignautomation.benchmarks.Target;

/** B10: pods of dispatch-service that come and go under load, beside one that stays alone. */
public final class PodsBenchmark implements Benchmark {
  private static final String DIP = "longest dip";
  private static final String STEADY = "steady run";

  @Override
  public String name() {
    return "B10";
  }

  @Override
  public String question(Scale scale) {
    return "%d e-mails a second come due while pods of dispatch-service go from 1 to 4 and back, one every %d s"
        .formatted(perSecond(scale), between(scale).toSeconds());
  }

  @Override
  public List<Target> targets() {
    return List.of(Target.atMost("a dip of", Contender.PRODUCT, DIP, 1, "s"));
  }

  private static int perSecond(Scale scale) {
    return scale.of(20, 200, 400);
  }

  private static Duration between(Scale scale) {
    return Duration.ofSeconds(scale.of(3, 12, 20));
  }

  @Override
  public Field open(Scale scale, Progress progress) {
    PodChanges pods = new PodChanges();
    int perSecond = perSecond(scale);
    Duration between = between(scale);
    if (scale != Scale.SHORT) {
      progress.say("warm-up: " + pods.steady(perSecond, between));
    }
    return new Field() {
      @Override
      public List<Contender> contenders() {
        return List.of(
            new Contender(Contender.PRODUCT, () -> measured(pods.changing(perSecond, between))),
            new Contender(STEADY, () -> measured(pods.steady(perSecond, between.multipliedBy(2)))));
      }

      @Override
      public void close() {
        pods.close();
      }
    };
  }

  private static Measured measured(PodChanges.Steadiness run) {
    return new Measured(
        List.of(
            new Figure(DIP, run.longestDip().toNanos() / 1e9, "s"),
            new Figure("longest wait of a message", run.longestWait().toNanos() / 1e9, "s")),
        run.lost(),
        run.duplicates());
  }
}
