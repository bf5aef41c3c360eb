package org.campaignautomation.benchmarks;

import java.util.List;

/** What a benchmark came to. */
record Result(Benchmark benchmark, Scale scale, List<Round> rounds) {
  Result {
    rounds = List.copyOf(rounds);
  }

  int lost() {
    return measured().stream().mapToInt(Measured::lost).sum();
  }

  int duplicates() {
    return measured().stream().mapToInt(Measured::duplicates).sum();
  }

  /** Whether nothing was lost or doubled; speed is another question. */
  boolean isSound() {
    return lost() == 0 && duplicates() == 0;
  }

  List<String> contenders() {
    return rounds.isEmpty() ? List.of() : List.copyOf(rounds.getFirst().all().keySet());
  }

  /** The numbers that a contender has, in their order. */
  List<Figure> figures(String contender) {
    Measured first = rounds.getFirst().all().get(contender);
    return first == null ? List.of() : first.figures();
  }

  /** One number over the rounds. */
  Spread spread(String contender, String metric) {
    return Spread.of(
        rounds.stream()
            .flatMapToDouble(round -> round.value(contender, metric).stream())
            .toArray());
  }

  private List<Measured> measured() {
    return rounds.stream().flatMap(round -> round.all().values().stream()).toList();
  }
}
