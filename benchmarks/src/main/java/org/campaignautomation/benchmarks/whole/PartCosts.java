package org.campaignautomation.benchmarks.whole;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;

/** What the parts of a message's way cost when they are measured alone, by their last results. */
public final class PartCosts {
  private static final String METRIC = ",product,CPU-seconds per thousand,";

  private final Path results;

  /**
   * Costs.
   *
   * @param results the directory of the results
   */
  public PartCosts(Path results) {
    this.results = results;
  }

  /**
   * How many messages a second the processors of this machine can do at most: a contact has an
   * e-mail (B4) and an SMS (B5), two jobs that are stored (B1) and two that are claimed and ended
   * (B2). Empty if one of these has not run.
   */
  OptionalDouble messagesPerSecond() {
    OptionalDouble stored = perThousand("B1");
    OptionalDouble ended = perThousand("B2");
    OptionalDouble mail = perThousand("B4");
    OptionalDouble text = perThousand("B5");
    if (stored.isEmpty() || ended.isEmpty() || mail.isEmpty() || text.isEmpty()) {
      return OptionalDouble.empty();
    }
    double secondsPerMessage =
        (stored.getAsDouble() + ended.getAsDouble() + (mail.getAsDouble() + text.getAsDouble()) / 2)
            / 1000;
    return OptionalDouble.of(Runtime.getRuntime().availableProcessors() / secondsPerMessage);
  }

  /** The median of the rounds. */
  private OptionalDouble perThousand(String benchmark) {
    Path file = results.resolve(benchmark + ".csv");
    if (!Files.exists(file)) {
      return OptionalDouble.empty();
    }
    try {
      double[] values =
          Files.readAllLines(file).stream()
              .filter(line -> line.contains(METRIC))
              .mapToDouble(PartCosts::value)
              .sorted()
              .toArray();
      return values.length == 0
          ? OptionalDouble.empty()
          : OptionalDouble.of(values[values.length / 2]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double value(String line) {
    String behind = line;
    behind = behind.substring(behind.indexOf(METRIC) + METRIC.length());
    return Double.parseDouble(behind.substring(0, behind.indexOf(',')));
  }
}
