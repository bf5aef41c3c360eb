package org.campaignautomation.benchmarks;

import java.nio.file.Path;
import java.util.List;
import org.campaignautomation.benchmarks.enrolling.BacklogBenchmark;
import org.campaignautomation.benchmarks.enrolling.ContactsGrowth;
import org.campaignautomation.benchmarks.enrolling.DrainBenchmark;
import org.campaignautomation.benchmarks.enrolling.PinnedBenchmark;
import org.campaignautomation.benchmarks.enrolling.PodsGrowth;
import org.campaignautomation.benchmarks.enrolling.RelayBenchmark;
import org.campaignautomation.benchmarks.enrolling.StoringBenchmark;
import org.campaignautomation.benchmarks.sending.MailBenchmark;
import org.campaignautomation.benchmarks.sending.PodsBenchmark;
import org.campaignautomation.benchmarks.sending.TextBenchmark;
import org.campaignautomation.benchmarks.whole.FootprintBenchmark;
import org.campaignautomation.benchmarks.whole.LatencyBenchmark;
import org.campaignautomation.benchmarks.whole.NeighbourBenchmark;
import org.campaignautomation.benchmarks.whole.PartCosts;
import org.campaignautomation.benchmarks.whole.WholeBenchmark;

/** All benchmarks, in the order of their numbers. */
final class Suite {
  private Suite() {}

  /**
   * All of them.
   *
   * @param results where the last results are
   */
  static List<Benchmark> all(Path results) {
    return List.of(
        new StoringBenchmark(),
        new DrainBenchmark(),
        new RelayBenchmark(),
        new MailBenchmark(),
        new TextBenchmark(),
        new WholeBenchmark(new PartCosts(results)),
        new LatencyBenchmark(),
        new BacklogBenchmark(),
        new PinnedBenchmark(),
        new PodsBenchmark(),
        new NeighbourBenchmark(),
        new FootprintBenchmark(),
        new PodsGrowth(),
        new ContactsGrowth());
  }
}
