package org.campaignautomation.benchmarks.enrolling;

import java.util.ArrayList;
import java.util.List;
import org.campaignautomation.benchmarks.Benchmark;
import org.campaignautomation.benchmarks.Contender;
import org.campaignautomation.benchmarks.Field;
import org.campaignautomation.benchmarks.Numbers;
import org.campaignautomation.benchmarks.Progress;
import org.campaignautomation.benchmarks.Scale;
import org.campaignautomation.benchmarks.Target;

/** B8: B2 with jobs stored that wait for later; the table should not be felt. */
public final class BacklogBenchmark implements Benchmark {
  private static final String EMPTY = "empty table";

  @Override
  public String name() {
    return "B8";
  }

  @Override
  public String question(Scale scale) {
    return "%s due jobs of B2 with %s future jobs stored"
        .formatted(Numbers.plain(jobs(scale)), Numbers.plain(future(scale)));
  }

  @Override
  public List<Target> targets() {
    return List.of(Target.share(0.8, EMPTY, Load.THROUGHPUT));
  }

  private static int jobs(Scale scale) {
    return scale.of(1_000, 30_000, 100_000);
  }

  private static int future(Scale scale) {
    return scale.of(2_000, 1_000_000, 10_000_000);
  }

  @Override
  public Field open(Scale scale, Progress progress) {
    Enrollment enrollment = Enrollment.start();
    Drain drain = new Drain(enrollment, 1);
    List<Contender> contenders = new ArrayList<>();
    contenders.add(contender(EMPTY, drain, jobs(scale), 0));
    if (scale != Scale.SHORT) {
      for (int stored = 10_000; stored < future(scale); stored *= 10) {
        String name = Numbers.plain(stored) + " stored";
        contenders.add(contender(name, drain, jobs(scale), stored));
      }
    }
    contenders.add(contender(Contender.PRODUCT, drain, jobs(scale), future(scale)));
    return Turns.of(List.copyOf(contenders), enrollment::close);
  }

  private static Contender contender(String name, Drain drain, int jobs, int future) {
    return new Contender(name, () -> drain.run(jobs, future, Drain.Circumstance.NONE));
  }
}
