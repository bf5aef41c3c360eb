package org.campaignautomation.benchmarks;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code ./campaigns bench}: runs benchmarks, writes their results, and the page about them. */
public final class Bench {
  private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  private Bench() {}

  /**
   * Runs those that are named, or all; ends with 1 if one lost or doubled something.
   *
   * @param arguments the repository, then names such as {@code B4}, and {@code --long} or {@code
   *     --short}; with {@code --alone} only the product has a turn, as a profile wants it, and no
   *     results are written
   */
  public static void main(String[] arguments) {
    Path results = Path.of(arguments[0]).resolve("benchmarks/results");
    List<Benchmark> suite = Suite.all(results);
    List<String> wanted = new ArrayList<>(Arrays.asList(arguments).subList(1, arguments.length));
    Scale scale =
        wanted.remove("--long")
            ? Scale.LONG
            : wanted.remove("--short") ? Scale.SHORT : Scale.NORMAL;
    boolean isAlone = wanted.remove("--alone");
    List<Benchmark> chosen =
        suite.stream().filter(each -> wanted.isEmpty() || wanted.contains(each.name())).toList();
    List<String> known = suite.stream().map(Benchmark::name).toList();
    wanted.stream()
        .filter(name -> !known.contains(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw new IllegalArgumentException(
                  "there is no benchmark " + name.toUpperCase(Locale.ROOT) + ", only " + known);
            });
    Page page = new Page(Path.of(arguments[0]).resolve("docs/performance.md"));
    Runner runner = new Runner(scale, isAlone, OUT::println);
    boolean isKept = scale != Scale.SHORT && !isAlone;
    System.exit(run(chosen, runner, isKept ? new Results(results) : null, page) ? 0 : 1);
  }

  private static boolean run(
      List<Benchmark> chosen, Runner runner, @Nullable Results results, Page page) {
    boolean isSound = true;
    for (Benchmark benchmark : chosen) {
      Result result = runner.run(benchmark);
      if (results != null) {
        results.write(result).forEach(worse -> OUT.println("  WORSE " + worse.text()));
        page.show(results.page());
      }
      isSound &= result.isSound();
      if (!result.isSound()) {
        OUT.println(
            benchmark.name()
                + ": "
                + result.lost()
                + " LOST, "
                + result.duplicates()
                + " DUPLICATES");
      }
    }
    return isSound;
  }
}
