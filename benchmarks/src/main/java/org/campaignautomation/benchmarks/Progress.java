package org.campaignautomation.benchmarks;

/** Tells whoever waits how far it is. */
@FunctionalInterface
public interface Progress {
  /** Says a line. */
  void say(String line);
}
