package org.campaignautomation.endtoend.crash;

/** The sums over all rounds. */
final class Tally {
  private int rounds;
  private int jobs;
  private int kills;
  private int arrived;
  private int unknown;
  private int doubtful;

  void add(Round.Result result) {
    rounds++;
    jobs += result.audit().jobs();
    kills += result.kills();
    arrived += result.audit().arrived();
    unknown += result.audit().unknown();
    doubtful += result.audit().doubtful();
  }

  int rounds() {
    return rounds;
  }

  @Override
  public String toString() {
    return "%d rounds, %d jobs, %d kills, %d messages, 0 lost, 0 doubled, %d unknown of at most %d"
        .formatted(rounds, jobs, kills, arrived, unknown, doubtful);
  }
}
