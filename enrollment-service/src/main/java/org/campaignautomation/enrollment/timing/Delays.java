package org.campaignautomation.enrollment.timing;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.campaignautomation.contracts.Delay;

/**
 * Adds a step's delay to its anchor. Minutes and hours are elapsed time. Days and weeks are
 * calendar days in a zone: 09:00 stays 09:00 across a clock change, by the rules of {@link
 * java.time.ZonedDateTime#plusDays}: a local time that does not exist moves later by the gap, one
 * that exists twice keeps the anchor's offset where that is valid, else takes the earlier.
 */
public final class Delays {
  private Delays() {}

  /** The instant that lies a delay after an anchor. */
  public static Instant after(Instant anchor, Delay delay, ZoneId zone) {
    return switch (delay.unit()) {
      case MINUTES -> anchor.plus(Duration.ofMinutes(delay.amount()));
      case HOURS -> anchor.plus(Duration.ofHours(delay.amount()));
      case DAYS -> anchor.atZone(zone).plusDays(delay.amount()).toInstant();
      case WEEKS -> anchor.atZone(zone).plusWeeks(delay.amount()).toInstant();
    };
  }

  /** The anchor that an instant lies a delay after; of several, one of them. */
  public static Instant before(Instant instant, Delay delay, ZoneId zone) {
    return switch (delay.unit()) {
      case MINUTES -> instant.minus(Duration.ofMinutes(delay.amount()));
      case HOURS -> instant.minus(Duration.ofHours(delay.amount()));
      case DAYS -> instant.atZone(zone).minusDays(delay.amount()).toInstant();
      case WEEKS -> instant.atZone(zone).minusWeeks(delay.amount()).toInstant();
    };
  }
}
