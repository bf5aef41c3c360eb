package org.campaignautomation.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** Gives each contender its turn, round after round, so that all meet the same machine. */
final class Runner {
  private final Scale scale;
  private final boolean isAlone;
  private final Progress progress;

  /**
   * Runs at a scale.
   *
   * @param isAlone whether nobody but the product has a turn
   */
  Runner(Scale scale, boolean isAlone, Progress progress) {
    this.scale = scale;
    this.isAlone = isAlone;
    this.progress = progress;
  }

  Result run(Benchmark benchmark) {
    progress.say(benchmark.name() + ": " + benchmark.question(scale));
    List<Round> rounds = new ArrayList<>();
    try (Field field = benchmark.open(scale, line -> progress.say("  " + line))) {
      for (int number = 1; number <= scale.rounds(); number++) {
        Round round = new Round();
        for (Contender contender : contenders(field, number)) {
          Measured measured = contender.turn().get();
          round.add(contender.name(), measured);
          progress.say("  round %d, %s: %s".formatted(number, contender.name(), text(measured)));
        }
        rounds.add(round);
      }
    }
    Result result = new Result(benchmark, scale, rounds);
    if (!isAlone) {
      benchmark.targets().forEach(target -> progress.say("  " + verdict(target, result)));
    }
    return result;
  }

  private List<Contender> contenders(Field field, int round) {
    return field.contenders().stream()
        .filter(one -> one.rounds() >= round)
        .filter(one -> !isAlone || one.name().equals(Contender.PRODUCT))
        .toList();
  }

  private static String text(Measured measured) {
    StringBuilder text = new StringBuilder();
    for (Figure figure : measured.figures()) {
      text.append(text.isEmpty() ? "" : "; ")
          .append(figure.metric())
          .append(' ')
          .append(Numbers.plain(figure.value()))
          .append(' ')
          .append(figure.unit());
    }
    if (measured.lost() + measured.duplicates() > 0) {
      text.append("; LOST ").append(measured.lost());
      text.append(", DUPLICATES ").append(measured.duplicates());
    }
    return text.toString();
  }

  private static String verdict(Target target, Result result) {
    return "%s: %s, %s"
        .formatted(
            target.text(),
            target.over(result.rounds()).text(target.unit()),
            target.verdict(result.rounds()));
  }
}
