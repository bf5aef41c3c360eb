package org.campaignautomation.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How cost grows, in numbers: a row for each size, and whether the line is straight. */
final class GrowthTable {
  private GrowthTable() {}

  static String of(Growth growth, Result result) {
    List<Growth.Point> points = growth.points(result.scale());
    StringBuilder text = new StringBuilder();
    text.append("**%s**: %s%n%n".formatted(growth.name(), growth.question(result.scale())));
    text.append(row(growth.axis(), growth.lines().stream().map(Growth.Line::metric).toList()));
    text.append("|---".repeat(growth.lines().size() + 1)).append("|\n");
    for (Growth.Point point : points) {
      text.append(
          row(
              Numbers.plain((double) point.size()),
              growth.lines().stream().map(line -> cell(result, point, line)).toList()));
    }
    text.append('\n');
    growth.lines().forEach(line -> text.append(sentence(growth, line, result)));
    return text.append('\n').toString().replace(System.lineSeparator(), "\n");
  }

  private static String row(String first, List<String> others) {
    return others.stream().collect(Collectors.joining(" | ", "| " + first + " | ", " |\n"));
  }

  private static String cell(Result result, Growth.Point point, Growth.Line line) {
    return result
        .spread(point.contender(), line.metric())
        .text(unit(result, point.contender(), line.metric()));
  }

  static String unit(Result result, String contender, String metric) {
    return result.figures(contender).stream()
        .filter(figure -> figure.metric().equals(metric))
        .map(Figure::unit)
        .findFirst()
        .orElse("");
  }

  private static String sentence(Growth growth, Growth.Line line, Result result) {
    Fit fit = fit(growth, line, result);
    return String.format(
        Locale.ROOT,
        "* %s goes with the size to the power of %.2f (%.0f would be as it should), no size more than %.0f %% off that line: %s.%n",
        line.metric(),
        // No minus before a power that is written as nothing.
        Math.round(100 * fit.exponent()) / 100.0,
        line.straight(),
        Math.ceil(100 * fit.off()),
        fit.isAsStraightAs(line.straight()) ? "straight" : "**not straight**");
  }

  private static Fit fit(Growth growth, Growth.Line line, Result result) {
    List<Growth.Point> points = growth.points(result.scale());
    return Fit.of(
        points.stream().mapToDouble(point -> (double) point.size()).toArray(),
        points.stream()
            .mapToDouble(point -> result.spread(point.contender(), line.metric()).median())
            .toArray());
  }
}
