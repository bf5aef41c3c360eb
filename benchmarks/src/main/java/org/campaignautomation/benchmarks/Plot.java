package org.campaignautomation.benchmarks;

import java.util.List;
import java.util.Locale;

/**
 * A bar for each contender: the median of what it is judged by, and a line from the least to the
 * most. Its colours are the reader's own, on a light page and on a dark one.
 */
final class Plot {
  private static final int WIDTH = 720;
  private static final int LEFT = 260;
  private static final int RIGHT = 130;
  private static final int ROW = 40;
  private static final int TOP = 50;

  private Plot() {}

  static String of(Result result) {
    List<String> contenders = result.contenders();
    double most =
        contenders.stream().mapToDouble(name -> spread(result, name).most()).max().orElse(1);
    double scale = (WIDTH - LEFT - RIGHT) / Math.max(most, Double.MIN_NORMAL);
    StringBuilder svg = new StringBuilder();
    svg.append(head(TOP + ROW * contenders.size() + 20, title(result)));
    int y = TOP;
    for (String name : contenders) {
      svg.append(row(name, spread(result, name), unit(result, name), scale, y));
      y += ROW;
    }
    return svg.append("</svg>\n").toString();
  }

  private static Spread spread(Result result, String contender) {
    return result.spread(contender, result.figures(contender).getFirst().metric());
  }

  private static String unit(Result result, String contender) {
    return result.figures(contender).getFirst().unit();
  }

  private static String title(Result result) {
    Figure judged = result.figures(result.contenders().getFirst()).getFirst();
    return result.benchmark().name() + ": " + judged.metric();
  }

  private static String head(int height, String title) {
    return """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" width="%1$d" height="%2$d" role="img" aria-label="%3$s">
        <style>
          text { font: 14px system-ui, sans-serif; fill: #1f2933; }
          .title { font-weight: 600; }
          .bar { fill: #2f6fb3; }
          .spread { stroke: #1f2933; stroke-width: 2; }
          @media (prefers-color-scheme: dark) {
            text { fill: #e4e7eb; }
            .bar { fill: #6ea8e0; }
            .spread { stroke: #e4e7eb; }
          }
        </style>
        <text class="title" x="10" y="28">%3$s</text>
        """
        .formatted(WIDTH, height, escaped(title));
  }

  private static String row(String name, Spread spread, String unit, double scale, int y) {
    return String.format(
        Locale.ROOT,
        """
        <text x="%1$d" y="%2$d" text-anchor="end">%3$s</text>
        <rect class="bar" x="%4$d" y="%5$d" width="%6$.1f" height="22" rx="2"/>
        <line class="spread" x1="%7$.1f" y1="%8$d" x2="%9$.1f" y2="%8$d"/>
        <text x="%10$.1f" y="%2$d">%11$s</text>
        """,
        LEFT - 10,
        y + 16,
        escaped(name),
        LEFT,
        y,
        spread.median() * scale,
        LEFT + spread.least() * scale,
        y + 11,
        LEFT + spread.most() * scale,
        LEFT + spread.most() * scale + 8,
        escaped(Numbers.plain(spread.median()) + " " + unit));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }
}
