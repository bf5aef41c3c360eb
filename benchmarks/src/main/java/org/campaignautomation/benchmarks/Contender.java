package org.campaignautomation.benchmarks;

import java.util.function.Supplier;

/**
 * Somebody who is measured: the product, a peer, or a limit of the machine.
 *
 * @param name such as {@code product}
 * @param turn does the work once; fails if it cannot
 * @param rounds in how many rounds it has a turn, where turns are long; the first ones
 */
public record Contender(String name, Supplier<Measured> turn, int rounds) {
  /** The name of the product itself. */
  public static final String PRODUCT = "product";

  /** One with a turn in every round. */
  public Contender(String name, Supplier<Measured> turn) {
    this(name, turn, Integer.MAX_VALUE);
  }
}
