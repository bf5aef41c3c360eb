package org.campaignautomation.benchmarks.sending;

import java.util.List;
import org.campaignautomation.benchmarks.Figure;
import org.campaignautomation.benchmarks.Measured;
import org.campaignautomation.benchmarks.Numbers;

/** The numbers of what was sent. */
final class Figures {
  static final String THROUGHPUT = "throughput";

  /** Of the service, its database and its broker: what a message takes of a machine. */
  static final String CPU = "CPU-seconds per thousand";

  private Figures() {}

  static Measured of(Drained drained) {
    return new Measured(
        List.of(
            new Figure(THROUGHPUT, drained.perSecond(), "messages/s"),
            new Figure(
                CPU,
                drained.serviceSecondsPerThousand() + drained.backendSecondsPerThousand(),
                "s"),
            new Figure(
                "CPU-seconds of the service per thousand",
                drained.serviceSecondsPerThousand(),
                "s")),
        drained.lost(),
        drained.duplicates());
  }

  static String text(Drained drained) {
    return Numbers.plain(drained.perSecond()) + " messages/s";
  }
}
