package org.campaignautomation.benchmarks.sending;

import java.util.concurrent.atomic.AtomicInteger;
import org.campaignautomation.benchmarks.sink.Arrivals;
import org.campaignautomation.contracts.Channel;

/** Who gets messages of a run: numbers in a row that nobody had before. */
record People(int from, int count) {
  private static final AtomicInteger NEXT = new AtomicInteger(1);

  /** Some that had no message yet. */
  static People next(int count) {
    return new People(NEXT.getAndAdd(count), count);
  }

  int to() {
    return from + count;
  }

  /** How many of them did not come to a sink. */
  int missing(Channel channel, Arrivals arrivals) {
    int missing = 0;
    for (int person = from; person < to(); person++) {
      missing += arrivals.nanos(address(channel, person)) == 0 ? 1 : 0;
    }
    return missing;
  }

  static String address(Channel channel, int person) {
    return switch (channel) {
      case EMAIL -> DueCampaign.address(person);
      case SMS -> DueCampaign.phone(person);
    };
  }
}
