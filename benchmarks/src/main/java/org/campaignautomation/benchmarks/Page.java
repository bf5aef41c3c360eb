package org.campaignautomation.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The page about the results. What stands between its two marks is written anew, all else is
 * written by hand and stays.
 */
final class Page {
  static final String BEGIN = "<!-- results: written by ./campaigns bench -->\n";
  static final String END = "<!-- results: end -->\n";

  private final Path file;

  Page(Path file) {
    this.file = file;
  }

  /**
   * Writes the results into it.
   *
   * @throws IllegalStateException if it has lost its marks
   */
  void show(String results) {
    try {
      String page = Files.readString(file);
      int begin = page.indexOf(BEGIN);
      int end = page.indexOf(END);
      if (begin < 0 || end < begin) {
        throw new IllegalStateException(file + " has lost the marks between which results stand");
      }
      Files.writeString(
          file, page.substring(0, begin + BEGIN.length()) + results + page.substring(end));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
