package org.campaignautomation.templates;

/**
 * What is wrong with a template, for its author.
 *
 * @param line 1 for the first
 * @param column 1 for the first character of the line
 * @param message one sentence, without the position
 */
public record TemplateFault(int line, int column, String message) {
  @Override
  public String toString() {
    return "line " + line + ", column " + column + ": " + message;
  }
}
