package org.campaignautomation.benchmarks;

import java.util.List;

/** One question about speed. */
public interface Benchmark {
  /** Its number, such as {@code B4}. */
  String name();

  /** What is asked, in a line, with the size that it is asked for. */
  String question(Scale scale);

  /** What the answer is to be. */
  List<Target> targets();

  /** What is held against the run that is kept; the targets, unless it knows more. */
  default List<Watched> watched(Scale scale) {
    return targets().stream().map(Watched::of).toList();
  }

  /** Starts what it needs, on fresh data, and warms it up. */
  Field open(Scale scale, Progress progress);
}
