package org.campaignautomation.enrollment.testrun;

import java.util.List;

/** The way of test jobs to dispatch-service, which is not that of real ones. */
public interface TestHandOver {
  /**
   * Hands test jobs over and returns when all of them are safe.
   *
   * @throws RuntimeException if that is not certain; they are handed over again later
   */
  void publish(List<DueTestJob> jobs);
}
