package org.campaignautomation.endtoend.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Kills everything while everything goes wrong, and counts every message. The short form is one
 * round; {@code -Dcrash.rounds=10} makes more, {@code -Dcrash.minutes=30} goes on for so long, and
 * {@code -Dcrash.seed=…} repeats a run.
 */
class CrashSuiteIT {
  private static final int PEOPLE = Integer.getInteger("crash.people", 500);
  private static final int KILLS = Integer.getInteger("crash.kills", 6);
  private static final int ROUNDS = Integer.getInteger("crash.rounds", 1);
  private static final int CUTS = 2;
  private static final Duration LENGTH = Duration.ofMinutes(Integer.getInteger("crash.minutes", 0));

  @Test
  void losesNothingAndDoublesNothing() throws Exception {
    long seed = Long.getLong("crash.seed", new Random().nextLong(1_000_000));
    Random random = new Random(seed);
    say("seed " + seed);
    Instant end = Instant.now().plus(LENGTH);
    Tally tally = new Tally();
    Cuts cuts = new Cuts(random);
    try (CrashStack stack = CrashStack.start(new Random(seed));
        Feeder feeder = new Feeder(stack)) {
      do {
        Round round = new Round(stack, feeder, Plan.draw(random, PEOPLE, KILLS, cuts.draw(CUTS)));
        Round.Result result = round.run();
        tally.add(result);
        say(result.toString());
        result.audit().faults().forEach(CrashSuiteIT::say);
      } while (tally.rounds() < ROUNDS || Instant.now().isBefore(end));
      say(tally.toString());
      assertThat(tally.faults()).as("seed %d, %s", seed, tally).isEmpty();
    }
  }

  private static void say(String line) {
    System.out.println("crash suite: " + line);
  }
}
