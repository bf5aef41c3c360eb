package org.campaignautomation.benchmarks;

import java.util.List;
import java.util.Locale;

/**
 * How cost grows, drawn: a panel for each number, the sizes on a logarithmic axis, the numbers on
 * one that begins at zero; a dot is the median, the bar through it reaches from the least to the
 * most. Its colours are the reader's own, on a light page and on a dark one.
 */
final class GrowthPlot {
  private static final int WIDTH = 720;
  private static final int LEFT = 110;
  private static final int RIGHT = 70;
  private static final int MARGIN = 30;
  private static final int TOP = 50;
  private static final int PANEL = 190;
  private static final int INNER = 110;

  private final Growth growth;
  private final Result result;
  private final List<Growth.Point> points;
  private final StringBuilder svg = new StringBuilder();

  private GrowthPlot(Growth growth, Result result) {
    this.growth = growth;
    this.result = result;
    this.points = growth.points(result.scale());
  }

  static String of(Growth growth, Result result) {
    return new GrowthPlot(growth, result).drawn();
  }

  private String drawn() {
    int height = TOP + PANEL * growth.lines().size() + 10;
    svg.append(head(height, growth.name() + ": how cost grows with " + growth.axis()));
    int top = TOP;
    for (Growth.Line line : growth.lines()) {
      panel(line, top);
      top += PANEL;
    }
    return svg.append("</svg>\n").toString();
  }

  private void panel(Growth.Line line, int top) {
    int base = top + 25 + INNER;
    double most =
        Math.max(
            points.stream().mapToDouble(point -> spread(point, line).most()).max().orElse(1),
            Double.MIN_NORMAL);
    String unit = GrowthTable.unit(result, points.getFirst().contender(), line.metric());
    svg.append(text("name", 10, top + 10, "start", line.metric() + ", " + unit));
    for (int part = 0; part <= 2; part++) {
      double y = base - INNER * part / 2.0;
      svg.append(stroke("grid", LEFT, y, WIDTH - RIGHT, y));
      svg.append(text("scale", LEFT - 10, y + 5, "end", Numbers.plain(most * part / 2)));
    }
    StringBuilder path = new StringBuilder();
    for (Growth.Point point : points) {
      Spread spread = spread(point, line);
      double x = x(point);
      double y = base - INNER * spread.median() / most;
      path.append(path.isEmpty() ? "M" : " L").append(tenths(x)).append(' ').append(tenths(y));
      svg.append(
          stroke(
              "spread",
              x,
              base - INNER * spread.least() / most,
              x,
              base - INNER * spread.most() / most));
      svg.append("<circle cx=\"%s\" cy=\"%s\" r=\"4\"/>\n".formatted(tenths(x), tenths(y)));
      svg.append(text("scale", x, base + 20, "middle", Numbers.plain((double) point.size())));
    }
    svg.append("<path class=\"line\" d=\"%s\"/>\n".formatted(path));
  }

  private Spread spread(Growth.Point point, Growth.Line line) {
    return result.spread(point.contender(), line.metric());
  }

  private double x(Growth.Point point) {
    double least = Math.log((double) points.getFirst().size());
    double range = Math.log((double) points.getLast().size()) - least;
    double share = range == 0 ? 0 : (Math.log((double) point.size()) - least) / range;
    return LEFT + MARGIN + share * (WIDTH - LEFT - RIGHT - 2 * MARGIN);
  }

  private static String stroke(String kind, double x1, double y1, double x2, double y2) {
    return "<line class=\"%s\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"/>\n"
        .formatted(kind, tenths(x1), tenths(y1), tenths(x2), tenths(y2));
  }

  private static String text(String kind, double x, double y, String anchor, String text) {
    return "<text class=\"%s\" x=\"%s\" y=\"%s\" text-anchor=\"%s\">%s</text>\n"
        .formatted(kind, tenths(x), tenths(y), anchor, text);
  }

  /** As SVG reads numbers, wherever the reader is at home. */
  private static String tenths(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  private static String head(int height, String title) {
    return """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" width="%1$d" height="%2$d" role="img" aria-label="%3$s">
        <style>
          text { font: 14px system-ui, sans-serif; fill: #1f2933; }
          .title, .name { font-weight: 600; }
          .grid { stroke: #9aa5b1; stroke-width: 1; stroke-opacity: 0.5; }
          .line { fill: none; stroke: #2f6fb3; stroke-width: 2; }
          circle { fill: #2f6fb3; }
          .spread { stroke: #1f2933; stroke-width: 2; }
          @media (prefers-color-scheme: dark) {
            text { fill: #e4e7eb; }
            .line { stroke: #6ea8e0; }
            circle { fill: #6ea8e0; }
            .spread { stroke: #e4e7eb; }
          }
        </style>
        <text class="title" x="10" y="28">%3$s</text>
        """
        .formatted(WIDTH, height, title);
  }
}
