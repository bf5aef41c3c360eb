package org.campaignautomation.benchmarks.enrolling;

import java.util.ArrayList;
import java.util.List;
import org.campaignautomation.benchmarks.Contender;
import org.campaignautomation.benchmarks.Field;
import org.campaignautomation.benchmarks.Growth;
import org.campaignautomation.benchmarks.Numbers;
import org.campaignautomation.benchmarks.Progress;
import org.campaignautomation.benchmarks.Scale;
import org.campaignautomation.benchmarks.Target;

/** B8: B2 with jobs stored that wait for later; the table should not be felt. */
public final class BacklogBenchmark implements Growth {
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

  @Override
  public String axis() {
    return "future jobs stored";
  }

  @Override
  public List<Point> points(Scale scale) {
    List<Point> points = new ArrayList<>();
    for (int stored = future(scale) / scale.of(10, 100, 1_000);
        stored < future(scale);
        stored *= 10) {
      points.add(new Point(Numbers.plain(stored) + " stored", stored));
    }
    points.add(new Point(Contender.PRODUCT, future(scale)));
    return List.copyOf(points);
  }

  @Override
  public List<Line> lines() {
    return Load.lines(0);
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
    for (Point point : points(scale)) {
      contenders.add(contender(point.contender(), drain, jobs(scale), (int) point.size()));
    }
    return Turns.of(List.copyOf(contenders), enrollment::close);
  }

  private static Contender contender(String name, Drain drain, int jobs, int future) {
    return new Contender(name, () -> drain.run(jobs, future, Drain.Circumstance.NONE));
  }
}
