package org.campaignautomation.contracts;

/**
 * How long to wait.
 *
 * @param amount zero or more
 * @param unit minutes and hours are elapsed time, days and weeks are calendar days in the job's
 *     zone
 */
public record Delay(int amount, Unit unit) {
  /** The unit of a delay. */
  public enum Unit {
    MINUTES,
    HOURS,
    DAYS,
    WEEKS
  }
}
