package org.campaignautomation.benchmarks.enrolling;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What JobRunr runs, which finds it by its name: a public static method. */
public final class JobRunrJob {
  private static final Set<String> DONE = ConcurrentHashMap.newKeySet();
  private static final AtomicInteger RAN = new AtomicInteger();

  private JobRunrJob() {}

  /** Counts itself. The payload is another for each. */
  public static void run(String payload) {
    RAN.incrementAndGet();
    DONE.add(payload);
  }

  static void forget() {
    DONE.clear();
    RAN.set(0);
  }

  static int different() {
    return DONE.size();
  }

  static int all() {
    return RAN.get();
  }
}
