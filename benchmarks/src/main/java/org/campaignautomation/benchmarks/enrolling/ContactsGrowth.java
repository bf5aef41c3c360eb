package org.campaignautomation.benchmarks.enrolling;

import java.util.ArrayList;
import java.util.List;
import org.campaignautomation.benchmarks.Contender;
import org.campaignautomation.benchmarks.Field;
import org.campaignautomation.benchmarks.Growth;
import org.campaignautomation.benchmarks.Measured;
import org.campaignautomation.benchmarks.Numbers;
import org.campaignautomation.benchmarks.Progress;
import org.campaignautomation.benchmarks.Scale;
import org.campaignautomation.benchmarks.Target;

/** G2: B1 with one campaign of a thousand to a million contacts; each should cost the same. */
public final class ContactsGrowth implements Growth {
  private static final int WARM_UP = 5_000;

  /** From here on a turn takes minutes. */
  private static final int ONCE = 1_000_000;

  @Override
  public String name() {
    return "G2";
  }

  @Override
  public String question(Scale scale) {
    return "contacts on the topic, enrolled in one campaign of 3 steps, up to %s of them (%s once)"
        .formatted(Numbers.plain(most(scale)), Numbers.plain(ONCE));
  }

  @Override
  public List<Target> targets() {
    return List.of();
  }

  @Override
  public String axis() {
    return "contacts of the campaign";
  }

  @Override
  public List<Point> points(Scale scale) {
    List<Point> points = new ArrayList<>();
    for (int contacts = scale.of(100, 1_000, 1_000); contacts <= most(scale); contacts *= 10) {
      String name = contacts == most(scale) ? Contender.PRODUCT : Numbers.plain(contacts);
      points.add(new Point(name, contacts));
    }
    return List.copyOf(points);
  }

  @Override
  public List<Line> lines() {
    return Load.lines(0);
  }

  private static int most(Scale scale) {
    return scale.of(1_000, 1_000_000, 1_000_000);
  }

  @Override
  public Field open(Scale scale, Progress progress) {
    Enrollment enrollment = Enrollment.start();
    int warmUp = Math.min(WARM_UP, most(scale));
    return Turns.of(
        points(scale).stream().map(point -> contender(enrollment, point, warmUp)).toList(),
        enrollment::close);
  }

  private static Contender contender(Enrollment enrollment, Point point, int warmUp) {
    return new Contender(
        point.contender(),
        () -> run(enrollment, (int) point.size(), warmUp),
        point.size() >= ONCE ? 1 : Integer.MAX_VALUE);
  }

  /** By a new process, on tables that hold nothing but what warms it up. */
  private static Measured run(Enrollment enrollment, int contacts, int warmUp) {
    enrollment.empty();
    try (StoredJobs stored = new StoredJobs(enrollment)) {
      stored.run(warmUp);
      return stored.run(contacts);
    }
  }
}
