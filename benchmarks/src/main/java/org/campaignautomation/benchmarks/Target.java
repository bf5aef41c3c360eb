package org.campaignautomation.benchmarks;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * What a number is to be, judged by its median over the rounds.
 *
 * @param text for the reader, such as {@code at least 40 % of smtp-source}
 * @param measure the number of one round
 * @param bound in the number's own unit; a share is 1 for 100 %
 * @param isLeast whether the number is to be at least the bound, and not at most
 * @param unit of the number; {@code %} where it is a share
 */
public record Target(
    String text,
    Function<Round, OptionalDouble> measure,
    double bound,
    boolean isLeast,
    String unit) {

  /** A share of what another contender reaches in the same round. */
  public static Target share(double least, String other, String metric) {
    return new Target(
        "at least %.0f %% of %s".formatted(100 * least, other),
        round -> round.ratio(Contender.PRODUCT, other, metric),
        least,
        true,
        "%");
  }

  /** A number of some contender that is to be small. */
  public static Target atMost(
      String what, String contender, String metric, double most, String unit) {
    return new Target(
        "%s at most %s %s".formatted(what, Numbers.plain(most), unit),
        round -> round.value(contender, metric),
        most,
        false,
        unit);
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

  /** {@code met}, {@code missed}, or that nobody knows. */
  String verdict(List<Round> rounds) {
    Spread spread = over(rounds);
    if (spread.count() == 0) {
      return "open";
    }
    return (isLeast ? spread.median() >= bound : spread.median() <= bound) ? "met" : "missed";
  }
}
