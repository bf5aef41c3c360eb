package org.campaignautomation.dispatch.channel.email;

import java.time.Duration;

/** When a hand-over must be over, its second try on a new connection included. */
record Deadline(long nanos) {
  static Deadline in(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  boolean isOver() {
    return nanosLeft() == 0;
  }

  long nanosLeft() {
    return Math.max(0, nanos - System.nanoTime());
  }
}
