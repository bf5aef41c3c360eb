package org.campaignautomation.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** A benchmark whose contenders are the same work at growing sizes: how cost grows with them. */
public interface Growth extends Benchmark {
  /** What grows, such as {@code future jobs stored}. */
  String axis();

  /** The sizes, the smallest first; a contender that is none of them is not on the line. */
  List<Point> points(Scale scale);

  /** What is drawn; each contender that is a point has all of them. */
  List<Line> lines();

  /**
   * A size.
   *
   * @param contender who is measured at it
   */
  record Point(String contender, long size) {}

  /**
   * A number over the sizes.
   *
   * @param metric its name in the contenders' figures
   * @param straight the power of the size that it goes with if cost grows as it should: 0 for what
   *     should not depend on the size at all
   */
  record Line(String metric, double straight) {}

  /** The targets, and the first number at the largest size beside that at the smallest. */
  @Override
  default List<Watched> watched(Scale scale) {
    List<Watched> watched = new ArrayList<>(Benchmark.super.watched(scale));
    String metric = lines().getFirst().metric();
    Point least = points(scale).getFirst();
    Point most = points(scale).getLast();
    watched.add(
        new Watched(
            "%s at %s of that at %s".formatted(metric, most.contender(), least.contender()),
            round -> round.ratio(most.contender(), least.contender(), metric),
            true,
            "%"));
    return List.copyOf(watched);
  }
}
