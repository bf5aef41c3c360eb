package org.campaignautomation.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Every number of a run, a line each: {@code round,contender,metric,value,unit}. */
final class RawFigures {
  private static final String HEAD = "round,contender,metric,value,unit\n";

  private RawFigures() {}

  static String write(List<Round> rounds) {
    StringBuilder csv = new StringBuilder(HEAD);
    int number = 0;
    for (Round round : rounds) {
      number++;
      for (Map.Entry<String, Measured> entry : round.all().entrySet()) {
        Measured measured = entry.getValue();
        List<Figure> figures = new ArrayList<>(measured.figures());
        figures.add(new Figure("lost", measured.lost(), "messages"));
        figures.add(new Figure("duplicates", measured.duplicates(), "messages"));
        for (Figure figure : figures) {
          csv.append(line(number, entry.getKey(), figure));
        }
      }
    }
    return csv.toString();
  }

  private static String line(int round, String contender, Figure figure) {
    return String.format(
            Locale.ROOT,
            "%d,%s,%s,%.6g,%s%n",
            round,
            quoted(contender),
            quoted(figure.metric()),
            figure.value(),
            quoted(figure.unit()))
        .replace(System.lineSeparator(), "\n");
  }

  private static String quoted(String text) {
    return text.contains(",") ? '"' + text + '"' : text;
  }

  /**
   * The rounds that were written.
   *
   * @throws IllegalArgumentException if a line is not one of ours
   */
  static List<Round> read(String csv) {
    Map<Integer, Map<String, List<Figure>>> rounds = new TreeMap<>();
    csv.lines()
        .skip(1)
        .map(RawFigures::fields)
        .forEach(
            line ->
                rounds
                    .computeIfAbsent(Integer.valueOf(line.get(0)), _ -> new LinkedHashMap<>())
                    .computeIfAbsent(line.get(1), _ -> new ArrayList<>())
                    .add(new Figure(line.get(2), Double.parseDouble(line.get(3)), line.get(4))));
    return rounds.values().stream().map(RawFigures::round).toList();
  }

  private static Round round(Map<String, List<Figure>> byContender) {
    Round round = new Round();
    byContender.forEach((name, figures) -> round.add(name, new Measured(figures, 0, 0)));
    return round;
  }

  private static List<String> fields(String line) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean isQuoted = false;
    for (int index = 0; index < line.length(); index++) {
      char character = line.charAt(index);
      if (character == '"') {
        isQuoted = !isQuoted;
      } else if (character == ',' && !isQuoted) {
        fields.add(field.toString());
        field.setLength(0);
      } else {
        field.append(character);
      }
    }
    fields.add(field.toString());
    if (fields.size() != 5) {
      throw new IllegalArgumentException("not a number of a benchmark: " + line);
    }
    return fields;
  }
}
