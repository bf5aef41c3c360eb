package org.campaignautomation.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Benchmarks in their short form: nothing is lost or doubled, whatever the time it takes. The
 * others go the ways of these; {@code ./campaigns bench --short} runs them all.
 */
class BenchmarksIT {
  private static final Set<String> EACH_WAY_ONCE = Set.of("B1", "B2", "B3", "B4", "B5", "B6");

  static Stream<Benchmark> benchmarks() {
    return Suite.all(Path.of("target", "no-results")).stream()
        .filter(each -> EACH_WAY_ONCE.contains(each.name()));
  }

  @ParameterizedTest
  @MethodSource("benchmarks")
  void loses_and_doubles_nothing(Benchmark benchmark, @TempDir Path results) {
    Result result = new Runner(Scale.SHORT, false, System.out::println).run(benchmark);
    new Results(results).write(result);

    assertThat(result.lost()).as("lost").isZero();
    assertThat(result.duplicates()).as("duplicates").isZero();
    assertThat(results.resolve("table.md")).content().contains("| " + benchmark.name() + " |");
    assertThat(results.resolve(benchmark.name() + ".svg")).isNotEmptyFile();
  }
}
