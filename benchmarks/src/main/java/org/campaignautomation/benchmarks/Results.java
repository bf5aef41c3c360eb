package org.campaignautomation.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is kept of a run: {@code <name>.csv} with every number, {@code <name>.svg} with a plot,
 * {@code <name>.md} with its row of the table, the table of all rows, and the machine.
 */
final class Results {
  private static final String HEAD =
      """
      | # | workload | came to | beside it | target | |
      |---|---|---|---|---|---|
      """;

  private final Path directory;

  Results(Path directory) {
    this.directory = directory;
  }

  void write(Result result) {
    String name = result.benchmark().name();
    write(name + ".csv", csv(result));
    write(name + ".svg", Plot.of(result));
    write(name + ".md", rows(result));
    write("table.md", HEAD + table());
    write("machine.json", Machine.json());
  }

  private static String csv(Result result) {
    StringBuilder csv = new StringBuilder("round,contender,metric,value,unit\n");
    int number = 0;
    for (Round round : result.rounds()) {
      number++;
      for (var entry : round.all().entrySet()) {
        Measured measured = entry.getValue();
        for (Figure figure : measured.figures()) {
          line(csv, number, entry.getKey(), figure);
        }
        line(csv, number, entry.getKey(), new Figure("lost", measured.lost(), "messages"));
        line(
            csv,
            number,
            entry.getKey(),
            new Figure("duplicates", measured.duplicates(), "messages"));
      }
    }
    return csv.toString();
  }

  private static void line(StringBuilder csv, int round, String contender, Figure figure) {
    csv.append(round)
        .append(',')
        .append(contender)
        .append(',')
        .append(figure.metric())
        .append(',')
        .append(String.format(Locale.ROOT, "%.6g", figure.value()))
        .append(',')
        .append(figure.unit())
        .append('\n');
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
    return "\n" + HEAD + table() + "\n" + plots() + "\n" + "```json\n" + Machine.json() + "```\n\n";
  }

  private String plots() {
    return names(".svg")
        .map(name -> "![%1$s](../benchmarks/results/%1$s.svg)%n".formatted(name))
        .collect(Collectors.joining())
        .replace(System.lineSeparator(), "\n");
  }

  /** Of all benchmarks that ever ran here, each as it ran last. */
  private String table() {
    return names(".md")
        .map(name -> read(directory.resolve(name + ".md")))
        .collect(Collectors.joining());
  }

  /** The benchmarks that have such a file, by their numbers. */
  private Stream<String> names(String ending) {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.matches("B\\d+\\" + ending))
          .map(name -> name.substring(0, name.indexOf('.')))
          .sorted(Comparator.comparingInt(name -> Integer.parseInt(name.substring(1))))
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
