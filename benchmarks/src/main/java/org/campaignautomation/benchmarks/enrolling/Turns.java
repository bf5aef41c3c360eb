package org.campaignautomation.benchmarks.enrolling;

import java.util.List;
import org.campaignautomation.benchmarks.Contender;
import org.campaignautomation.benchmarks.Field;

/** A field of given contenders. */
final class Turns {
  private Turns() {}

  static Field of(List<Contender> contenders, Runnable end) {
    return new Field() {
      @Override
      public List<Contender> contenders() {
        return contenders;
      }

      @Override
      public void close() {
        end.run();
      }
    };
  }
}
