package org.campaignautomation.benchmarks.enrolling;

import java.util.List;
import java.util.stream.IntStream;
import org.campaignautomation.benchmarks.Contender;
import org.campaignautomation.benchmarks.Field;
import org.campaignautomation.benchmarks.Growth;
import org.campaignautomation.benchmarks.Numbers;
import org.campaignautomation.benchmarks.Progress;
import org.campaignautomation.benchmarks.Scale;
import org.campaignautomation.benchmarks.Target;

/**
 * G1: the due jobs of B2 by one, two and four pods. They share the processors with the database, so
 * that more of them should cost nothing, and take memory each.
 */
public final class PodsGrowth implements Growth {
  private static final List<Point> PODS =
      IntStream.of(1, 2, 4)
          .mapToObj(pods -> new Point(pods == 1 ? Contender.PRODUCT : pods + " pods", pods))
          .toList();

  @Override
  public String name() {
    return "G1";
  }

  @Override
  public String question(Scale scale) {
    return "%s due jobs of B2 by 1, 2 and 4 pods on the same processors"
        .formatted(Numbers.plain(jobs(scale)));
  }

  @Override
  public List<Target> targets() {
    return List.of();
  }

  @Override
  public String axis() {
    return "pods";
  }

  @Override
  public List<Point> points(Scale scale) {
    return PODS;
  }

  @Override
  public List<Line> lines() {
    return Load.lines(1);
  }

  private static int jobs(Scale scale) {
    return scale.of(1_000, 30_000, 100_000);
  }

  @Override
  public Field open(Scale scale, Progress progress) {
    Enrollment enrollment = Enrollment.start();
    int jobs = jobs(scale);
    return Turns.of(
        PODS.stream().map(point -> contender(enrollment, point, jobs)).toList(), enrollment::close);
  }

  private static Contender contender(Enrollment enrollment, Point point, int jobs) {
    Drain drain = new Drain(enrollment, (int) point.size());
    return new Contender(point.contender(), () -> drain.run(jobs, 0, Drain.Circumstance.NONE));
  }
}
