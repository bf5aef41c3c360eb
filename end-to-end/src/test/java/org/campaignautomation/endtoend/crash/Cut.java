package org.campaignautomation.endtoend.crash;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A way that is lost for a while.
 *
 * @param lasts shorter than the crash suite's sender waits before it concludes that Twilio does not
 *     have a message
 */
record Cut(Way way, Kind kind, Duration lasts) {
  /** How a way is lost. */
  enum Kind {
    /** Connections are reset, and no new one is to be had. */
    CLOSED,
    /** Nothing passes either way; afterwards all that was held does. */
    STALLED,
    /** What is sent arrives, its answers never do; afterwards the connections are reset. */
    ANSWERS_LOST,
    /** Nothing passes; afterwards the far side is closed, and the near side never told. */
    HALF_OPEN
  }

  /** Each way lost in each manner. */
  static List<Cut> all() {
    List<Cut> all = new ArrayList<>();
    for (Way way : Way.values()) {
      for (Kind kind : Kind.values()) {
        all.add(new Cut(way, kind, Duration.ofSeconds(3L + all.size() % 6)));
      }
    }
    return all;
  }

  @Override
  public String toString() {
    return way + " " + kind + " " + lasts.toSeconds() + " s";
  }
}
