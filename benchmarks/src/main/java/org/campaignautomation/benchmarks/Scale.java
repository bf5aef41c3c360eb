package org.campaignautomation.benchmarks;

/** How much is measured. */
public enum Scale {
  /** As little as shows that nothing is lost, doubled or broken; its figures say nothing. */
  SHORT(1),
  /** What fits into the hour that the whole table may take. */
  NORMAL(3),
  /** The sizes of the question. */
  LONG(5);

  private final int rounds;

  Scale(int rounds) {
    this.rounds = rounds;
  }

  /** How often each contender has its turn. */
  public int rounds() {
    return rounds;
  }

  /** One of three sizes. */
  public int of(int small, int normal, int large) {
    return switch (this) {
      case SHORT -> small;
      case NORMAL -> normal;
      case LONG -> large;
    };
  }
}
