package org.campaignautomation.benchmarks;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * A number that is held against that of the run before: one that became worse is told.
 *
 * @param what for the reader
 * @param measure the number of one round
 * @param isMoreBetter whether a smaller number is a worse one
 * @param unit of the number; {@code %} where it is a share
 */
public record Watched(
    String what, Function<Round, OptionalDouble> measure, boolean isMoreBetter, String unit) {

  /** What a target is about. */
  public static Watched of(Target target) {
    return new Watched(target.text(), target.measure(), target.isLeast(), target.unit());
  }

  /** A number of the product's that is to be small. */
  public static Watched cost(String metric, String unit) {
    return new Watched(metric, round -> round.value(Contender.PRODUCT, metric), false, unit);
  }

  /** The numbers of the rounds that have one. */
  Spread over(List<Round> rounds) {
    return Spread.of(
        rounds.stream()
            .map(measure)
            .filter(OptionalDouble::isPresent)
            .mapToDouble(OptionalDouble::getAsDouble)
            .toArray());
  }
}
