package org.campaignautomation.templates;

/** Turns an index into line and column. */
final class Positions {
  private Positions() {}

  static TemplateFault fault(String source, int at, String message) {
    int line = 1;
    int lineStart = 0;
    for (int i = 0; i < at; i++) {
      if (source.charAt(i) == '\n') {
        line++;
        lineStart = i + 1;
      }
    }
    return new TemplateFault(line, at - lineStart + 1, message);
  }

  /** The index of a position as the engine gives it: line from 1, column from 0. */
  static int index(String source, int line, int column) {
    int at = 0;
    for (int l = 1; l < line; l++) {
      int end = source.indexOf('\n', at);
      if (end < 0) {
        return source.length();
      }
      at = end + 1;
    }
    return Math.min(at + Math.max(column, 0), source.length());
  }
}
