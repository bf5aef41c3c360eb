package org.campaignautomation.endtoend.console;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Map;

/**
 * Holds a page against WCAG 2.2 AA with axe, in the page itself. {@link AxeBuilder} would carry all
 * that was found to be right out of the page and into another one, which takes most of its time.
 */
final class Accessibility {
  private static final List<String> STANDARD =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

  /** The rules of which the colour scheme can change the result. */
  private static final List<String> OF_COLOURS = List.of("color-contrast", "link-in-text-block");

  private static final String RUN =
      """
      (runOnly) => axe.run(
        // What somebody wrote, shown where no script runs: axe would wait there for ever.
        { exclude: [["iframe[sandbox='']"]] },
        { runOnly, resultTypes: ['violations'], iframes: false }
      ).then((results) => results.violations.flatMap((rule) => rule.nodes.map((node) =>
        `${rule.id} ${node.html} ${[...node.any, ...node.all].map((check) => check.message).join(' ')}`)))
      """;

  private static final String AXE = AxeBuilder.getAxeScript();

  private Accessibility() {}

  /**
   * What is wrong with a page as it is shown now.
   *
   * @param scheme light: all rules; dark: those that colours can break
   */
  @SuppressWarnings("unchecked")
  static List<String> violations(Page page, ColorScheme scheme) {
    if (!Boolean.TRUE.equals(page.evaluate("() => 'axe' in window"))) {
      page.evaluate("() => {" + AXE + "}");
    }
    Map<String, Object> rules =
        scheme == ColorScheme.DARK
            ? Map.of("type", "rule", "values", OF_COLOURS)
            : Map.of("type", "tag", "values", STANDARD);
    return (List<String>) page.evaluate(RUN, rules);
  }
}
