package org.campaignautomation.benchmarks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** What all contenders came to in one round, so that they met the same machine. */
public final class Round {
  private final Map<String, Measured> byContender = new LinkedHashMap<>();

  void add(String contender, Measured measured) {
    byContender.put(contender, measured);
  }

  Map<String, Measured> all() {
    return byContender;
  }

  /** One number; empty if that contender has none of it. */
  public OptionalDouble value(String contender, String metric) {
    return Optional.ofNullable(byContender.get(contender))
        .map(Measured::figures)
        .orElse(List.of())
        .stream()
        .filter(figure -> figure.metric().equals(metric))
        .mapToDouble(Figure::value)
        .findFirst();
  }

  /** One number beside another's; empty if one of them is missing. */
  public OptionalDouble ratio(String contender, String other, String metric) {
    OptionalDouble one = value(contender, metric);
    OptionalDouble two = value(other, metric);
    return one.isPresent() && two.isPresent() && two.getAsDouble() != 0
        ? OptionalDouble.of(one.getAsDouble() / two.getAsDouble())
        : OptionalDouble.empty();
  }
}
