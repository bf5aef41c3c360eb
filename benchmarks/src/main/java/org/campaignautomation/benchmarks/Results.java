package org.campaignautomation.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is kept of a run: {@code <name>.csv} with every number, {@code <name>.svg} with a plot,
 * {@code <name>.md} with its row of the table, the table of all rows, and the machine; {@code
 * <name>.growth.svg} and {@code .growth.md} where cost is measured at growing sizes, {@code
 * <name>.worse} with what became worse.
 */
final class Results {
  private static final String HEAD =
      """
      | # | workload | came to | beside it | target | |
      |---|---|---|---|---|---|
      """;

  private static final String NOT_COMPARED = "not compared\n";

  private final Path directory;

  Results(Path directory) {
    this.directory = directory;
  }

  /**
   * Keeps a run instead of the one before, of this benchmark only.
   *
   * @return what became worse since
   */
  List<Regression> write(Result result) {
    String name = result.benchmark().name();
    Optional<List<Regression>> worse = worse(result);
    write(name + ".csv", RawFigures.write(result.rounds()));
    write(name + ".size", size(result));
    write(name + ".md", rows(result));
    write(name + ".svg", Plot.of(result));
    write(name + ".worse", worse.map(Results::lines).orElse(NOT_COMPARED));
    if (result.benchmark() instanceof Growth growth) {
      write(name + ".growth.md", GrowthTable.of(growth, result));
      write(name + ".growth.svg", GrowthPlot.of(growth, result));
    }
    write("table.md", HEAD + all(".md") + "\n" + worse() + all(".growth.md"));
    write("machine.json", Machine.json());
    return worse.orElse(List.of());
  }

  /** Beside the run that is kept; empty unless that was of the same size. */
  private Optional<List<Regression>> worse(Result result) {
    String name = result.benchmark().name();
    Path kept = directory.resolve(name + ".csv");
    Path size = directory.resolve(name + ".size");
    if (!Files.exists(kept) || !Files.exists(size) || !read(size).equals(size(result))) {
      return Optional.empty();
    }
    return Optional.of(
        Regression.between(
            name,
            result.benchmark().watched(result.scale()),
            RawFigures.read(read(kept)),
            result.rounds()));
  }

  /** What one run has in common with those that it may be held against. */
  private static String size(Result result) {
    return result.benchmark().question(result.scale()) + "\n";
  }

  private static String lines(List<Regression> worse) {
    return worse.stream().map(each -> "* " + each.text() + "\n").collect(Collectors.joining());
  }

  /** One line for each target; what has none gets one line all the same. */
  private static String rows(Result result) {
    List<Target> targets = result.benchmark().targets();
    StringBuilder rows = new StringBuilder();
    for (Target target : targets) {
      rows.append(
          row(
              result,
              target.text() + ": " + target.over(result.rounds()).text(target.unit()),
              target.verdict(result.rounds()).replace("missed", "**missed**")));
    }
    return targets.isEmpty() ? row(result, "–", "reported") : rows.toString();
  }

  private static String row(Result result, String target, String verdict) {
    return "| %s | %s | %s | %s | %s | %s |%n"
        .formatted(
            result.benchmark().name(),
            result.benchmark().question(result.scale()),
            all(result, Contender.PRODUCT),
            result.contenders().stream()
                .filter(name -> !name.equals(Contender.PRODUCT))
                .map(name -> name + ": " + first(result, name))
                .collect(Collectors.joining("; ")),
            target,
            verdict)
        .replace(System.lineSeparator(), "\n");
  }

  private static String all(Result result, String contender) {
    return result.figures(contender).stream()
        .map(figure -> figure.metric() + " " + text(result, contender, figure))
        .collect(Collectors.joining("; "));
  }

  private static String first(Result result, String contender) {
    Figure figure = result.figures(contender).getFirst();
    return text(result, contender, figure);
  }

  private static String text(Result result, String contender, Figure figure) {
    return result.spread(contender, figure.metric()).text(figure.unit());
  }

  /** The table and the plots, as the page shows them; its directory is {@code docs}. */
  String page() {
    return """

        %s%s
        %s%s
        ### How cost grows

        %s```json
        %s```

        """
        .formatted(HEAD, all(".md"), worse(), plots(), growths(), Machine.json());
  }

  private String plots() {
    return names(".svg").map(name -> image(name + ".svg")).collect(Collectors.joining());
  }

  private String growths() {
    return names(".growth.md")
        .map(name -> read(directory.resolve(name + ".growth.md")) + image(name + ".growth.svg"))
        .map(text -> text + "\n")
        .collect(Collectors.joining());
  }

  private static String image(String file) {
    return "![%s](../benchmarks/results/%s)\n"
        .formatted(file.substring(0, file.indexOf('.')), file);
  }

  /** What the last run of each benchmark found worse than the one before it. */
  private String worse() {
    Map<Boolean, List<String>> byCompared =
        names(".worse")
            .collect(
                Collectors.partitioningBy(
                    name -> !read(directory.resolve(name + ".worse")).equals(NOT_COMPARED)));
    String worse =
        byCompared.getOrDefault(true, List.of()).stream()
            .map(name -> read(directory.resolve(name + ".worse")))
            .collect(Collectors.joining());
    return told("Held against the run before: ", byCompared.getOrDefault(true, List.of()))
        + told("No run of the same size before: ", byCompared.getOrDefault(false, List.of()))
        + (worse.isEmpty()
            ? "Nothing that was compared became worse by more than 10 %.\n\n"
            : "**Worse by more than 10 %:**\n\n" + worse + "\n");
  }

  private static String told(String what, List<String> names) {
    return names.isEmpty() ? "" : what + String.join(", ", names) + ".\n";
  }

  /** Of all benchmarks that ever ran here, each as it ran last. */
  private String all(String ending) {
    return names(ending)
        .map(name -> read(directory.resolve(name + ending)))
        .collect(Collectors.joining());
  }

  /** The benchmarks that have such a file, by their numbers. */
  private Stream<String> names(String ending) {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.matches("[BG]\\d+" + Pattern.quote(ending)))
          .map(name -> name.substring(0, name.indexOf('.')))
          .sorted(
              Comparator.comparingInt((String name) -> name.charAt(0))
                  .thenComparingInt(name -> Integer.parseInt(name.substring(1))))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(String name, String text) {
    try {
      Files.createDirectories(directory);
      Files.writeString(directory.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(name + " cannot be written", e);
    }
  }
}
