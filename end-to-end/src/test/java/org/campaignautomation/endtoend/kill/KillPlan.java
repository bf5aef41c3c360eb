package org.campaignautomation.endtoend.kill;

/**
 * How hard it is tried. The short form is part of every build; {@code ./campaigns kill-test} asks
 * for more.
 *
 * @param pods processes of the service
 * @param rounds kills
 * @param jobs jobs in all, two for each contact
 * @param seed decides who is killed when, and what fails; the same seed makes the same choices
 */
record KillPlan(int pods, int rounds, int jobs, long seed) {
  /**
   * As the system properties {@code kill.pods}, {@code .rounds}, {@code .jobs}, {@code .seed} say.
   */
  static KillPlan ofProperties() {
    return new KillPlan(
        Integer.getInteger("kill.pods", 2),
        Integer.getInteger("kill.rounds", 3),
        Integer.getInteger("kill.jobs", 3_000),
        Long.getLong("kill.seed", System.nanoTime()));
  }

  int contacts() {
    return jobs / 2;
  }

  /** The first contact of a round; the share of each round is the same. */
  int firstContactOf(int round) {
    return (int) ((long) contacts() * round / rounds);
  }
}
