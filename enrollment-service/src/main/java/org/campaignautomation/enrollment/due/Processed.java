package org.campaignautomation.enrollment.due;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What handing a campaign's due jobs over at once did.
 *
 * @param due how many were due at the start
 * @param handedOver how many dispatch-service has got
 * @param held what waits although its time has come, and why
 */
public record Processed(long due, long handedOver, List<Held> held) {

  public Processed {
    held = List.copyOf(held);
  }

  /**
   * Jobs that wait for the same reason.
   *
   * @param until the earliest instant at which one of them goes on; null where that is not known
   */
  public record Held(String reason, long count, @Nullable Instant until) {}
}
