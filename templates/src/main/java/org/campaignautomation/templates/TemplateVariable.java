package org.campaignautomation.templates;

/**
 * Where a template writes a variable.
 *
 * @param name as it is written, such as {@code firstName} or {@code attributes.city}
 * @param line 1 for the first
 * @param column 1 for the first character of the line
 */
public record TemplateVariable(String name, int line, int column) {
  /** The part before the first dot. */
  public String root() {
    int end = 0;
    while (end < name.length() && Character.isJavaIdentifierPart(name.charAt(end))) {
      end++;
    }
    return name.substring(0, end);
  }
}
