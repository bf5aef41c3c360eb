package org.campaignautomation.benchmarks;

import java.util.List;

/**
 * A number that became worse by more than a tenth, and by more than the rounds differ among
 * themselves: even the best round of now is worse than the worst of then.
 *
 * @param benchmark its name
 */
record Regression(String benchmark, Watched watched, Spread then, Spread now) {
  private static final double TOLERATED = 0.1;

  /** What became worse; what one of the two runs does not have is not compared. */
  static List<Regression> between(
      String benchmark, List<Watched> watched, List<Round> then, List<Round> now) {
    return watched.stream()
        .map(each -> new Regression(benchmark, each, each.over(then), each.over(now)))
        .filter(Regression::isWorse)
        .toList();
  }

  private boolean isWorse() {
    if (then.count() == 0 || now.count() == 0) {
      return false;
    }
    return watched.isMoreBetter()
        ? now.median() < then.median() * (1 - TOLERATED) && now.most() < then.least()
        : now.median() > then.median() * (1 + TOLERATED) && now.least() > then.most();
  }

  String text() {
    return "%s, %s: %s, was %s"
        .formatted(benchmark, watched.what(), now.text(watched.unit()), then.text(watched.unit()));
  }
}
