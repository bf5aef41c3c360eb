package org.campaignautomation.benchmarks;

import java.util.List;

/** What a benchmark has started: contenders that are warm and wait for their turns. */
public interface Field extends AutoCloseable {
  /** In the order of their turns. */
  List<Contender> contenders();

  @Override
  void close();
}
