package org.campaignautomation.enrollment.due;

import java.util.List;

/** The way to dispatch-service. */
public interface HandOver {
  /**
   * Hands jobs over and returns when each of them is either safe or refused.
   *
   * @return those that Kafka refuses however often they are sent; it has all others
   * @throws RuntimeException if that is not certain; the jobs' leases end, and they are handed over
   *     again with the same attempt
   */
  List<Refused> publish(List<DueJob> jobs);

  /**
   * A job whose record Kafka refuses.
   *
   * @param reason a stable code, such as {@code record_too_large}
   */
  record Refused(DueJob due, String reason) {}
}
