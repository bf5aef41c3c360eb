package org.campaignautomation.enrollment.due;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.enrollment.journey.JobState;
import org.jspecify.annotations.Nullable;

/**
 * What handing a campaign's due jobs over at once did.
 *
 * @param due how many were due at the start
 * @param handedOver how many dispatch-service has got
 * @param held what waits although its time has come, and why
 * @param results the first of those that were handed over, {@link #LISTED} at most
 */
public record Processed(long due, long handedOver, List<Held> held, List<Given> results) {
  /** As many as somebody reads. */
  static final int LISTED = 100;

  public Processed {
    held = List.copyOf(held);
    results = List.copyOf(results);
  }

  /**
   * A job that dispatch-service has got.
   *
   * @param dueAt when its time had come
   */
  public record Given(
      UUID jobId,
      UUID contactId,
      @Nullable UUID stepId,
      int step,
      Channel channel,
      @Nullable Instant dueAt) {
    static Given of(JobState job) {
      return new Given(
          job.id(), job.contactId(), job.stepId(), job.step(), job.channel(), job.dueAt());
    }
  }

  /**
   * Jobs that wait for the same reason.
   *
   * @param until the earliest instant at which one of them goes on; null where that is not known
   */
  public record Held(String reason, long count, @Nullable Instant until) {}
}
