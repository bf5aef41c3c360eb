package org.campaignautomation.campaign.imports;

import java.util.List;

/**
 * A row of a file.
 *
 * @param line where it begins; 1 is the file's first
 */
record CsvRow(long line, List<String> cells) {
  CsvRow {
    cells = List.copyOf(cells);
  }

  boolean isBlank() {
    return cells.stream().allMatch(String::isBlank);
  }

  int length() {
    return cells.stream().mapToInt(String::length).sum();
  }
}
