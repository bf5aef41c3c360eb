package org.campaignautomation.benchmarks;

import java.util.List;

/**
 * What a turn came to.
 *
 * @param figures its numbers, the one that it is judged by first
 * @param lost what should have come and did not
 * @param duplicates what came more than once
 */
public record Measured(List<Figure> figures, int lost, int duplicates) {
  public Measured {
    figures = List.copyOf(figures);
  }

  /** Numbers of somebody who cannot lose or double anything. */
  public static Measured of(Figure... figures) {
    return new Measured(List.of(figures), 0, 0);
  }
}
