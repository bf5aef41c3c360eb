package org.campaignautomation.endtoend.crash;

import java.util.ArrayList;
import java.util.List;

/** The sums over all rounds. */
final class Tally {
  private int rounds;
  private int jobs;
  private int kills;
  private int arrived;
  private int unknown;
  private int doubtful;
  private final List<String> faults = new ArrayList<>();

  void add(Round.Result result) {
    rounds++;
    jobs += result.audit().jobs();
    kills += result.kills();
    arrived += result.audit().arrived();
    unknown += result.audit().unknown();
    doubtful += result.audit().doubtful();
    faults.addAll(result.audit().faults());
  }

  int rounds() {
    return rounds;
  }

  List<String> faults() {
    return faults;
  }

  @Override
  public String toString() {
    return "%d rounds, %d jobs, %d kills, %d messages, %d faults, %d unknown of at most %d"
        .formatted(rounds, jobs, kills, arrived, faults.size(), unknown, doubtful);
  }
}
