package org.campaignautomation.benchmarks;

import java.util.function.Supplier;

/**
 * Somebody who is measured: the product, a peer, or a limit of the machine.
 *
 * @param name such as {@code product}
 * @param turn does the work once; fails if it cannot
 */
public record Contender(String name, Supplier<Measured> turn) {
  /** The name of the product itself. */
  public static final String PRODUCT = "product";
}
