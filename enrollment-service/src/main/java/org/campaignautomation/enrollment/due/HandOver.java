package org.campaignautomation.enrollment.due;

import java.util.List;

/** The way to dispatch-service. */
public interface HandOver {
  /**
   * Hands jobs over and returns when all of them are safe.
   *
   * @throws RuntimeException if that is not certain; the jobs' leases end, and they are handed over
   *     again with the same attempt
   */
  void publish(List<DueJob> jobs);
}
