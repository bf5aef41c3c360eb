package org.campaignautomation.campaign.imports;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The names of a file's columns, from its first row. */
final class Columns {
  static final int MAX_COLUMNS = 500;
  private static final int MAX_NAME = 200;

  private Columns() {}

  /**
   * Reads the names; a column without one is called by its place.
   *
   * @throws org.campaignautomation.platform.problem.ProblemException 400 {@code malformed_csv}
   */
  static List<String> of(CsvRow first) {
    if (first.cells().size() > MAX_COLUMNS) {
      throw CsvFault.at(
          first.line(),
          "too_many_columns",
          "the file has "
              + first.cells().size()
              + " columns; at most "
              + MAX_COLUMNS
              + " can be taken in.");
    }
    List<String> names = new ArrayList<>(first.cells().size());
    Set<String> seen = new HashSet<>();
    for (String cell : first.cells()) {
      String name = name(cell, names.size() + 1, first.line());
      if (!seen.add(name)) {
        throw CsvFault.at(
            first.line(),
            "duplicate_column",
            "two columns are called \"" + name + "\". Rename one of them.");
      }
      names.add(name);
    }
    return names;
  }

  private static String name(String cell, int place, long line) {
    String name = cell.strip().replaceAll("\\s+", " ");
    if (name.isEmpty()) {
      return "column " + place;
    }
    if (name.indexOf('@') > 0) {
      throw CsvFault.at(
          line,
          "no_header",
          "the first line must name the columns, and it has an address in it. Add a line such as"
              + " externalId,email,firstName.");
    }
    if (name.length() > MAX_NAME) {
      throw CsvFault.at(
          line,
          "too_long",
          "the name of column "
              + place
              + " has more than "
              + MAX_NAME
              + " characters. Shorten it.");
    }
    if (name.chars().anyMatch(Character::isISOControl)) {
      throw CsvFault.at(
          line, "control_character", "the name of column " + place + " has a control character.");
    }
    return name;
  }
}
