package org.campaignautomation.enrollment.testrun;

import java.util.List;

/** The way of test jobs to dispatch-service, which is not that of real ones. */
public interface TestHandOver {
  /**
   * Hands test jobs over and returns when each of them is either safe or refused.
   *
   * @return those that Kafka refuses however often they are sent; it has all others
   * @throws RuntimeException if that is not certain; they are handed over again later
   */
  List<DueTestJob> publish(List<DueTestJob> jobs);
}
