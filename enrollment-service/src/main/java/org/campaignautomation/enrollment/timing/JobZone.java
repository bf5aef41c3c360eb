package org.campaignautomation.enrollment.timing;

import java.time.DateTimeException;
import java.time.ZoneId;
import org.campaignautomation.contracts.Schedule;
import org.campaignautomation.contracts.ZoneMode;
import org.jspecify.annotations.Nullable;

/**
 * Whose local time a job follows: the contact's if the schedule says so and it is known, else the
 * schedule's.
 */
public final class JobZone {
  /** A zone that was only assumed for a contact of whom none is known. */
  private static final String ASSUMED = "tenant";

  private JobZone() {}

  /**
   * The zone of a contact's jobs.
   *
   * @param schedule null for always open
   * @param contactZone the contact's IANA zone
   * @param zoneSource where that is from; {@code tenant} if it is the tenant's default
   */
  public static ZoneId of(@Nullable Schedule schedule, String contactZone, String zoneSource) {
    if (schedule == null) {
      return known(contactZone) ? ZoneId.of(contactZone) : ZoneId.of("UTC");
    }
    boolean contacts =
        schedule.zoneMode() == ZoneMode.CONTACT
            && !zoneSource.equals(ASSUMED)
            && known(contactZone);
    return ZoneId.of(contacts ? contactZone : schedule.zone());
  }

  /**
   * A contact's own zone, whatever the schedule says.
   *
   * @param otherwise where this machine does not know it
   */
  static ZoneId own(String contactZone, ZoneId otherwise) {
    return known(contactZone) ? ZoneId.of(contactZone) : otherwise;
  }

  /** Whether this machine's time-zone data has a zone; data of different ages may disagree. */
  private static boolean known(String zone) {
    try {
      ZoneId.of(zone);
      return true;
    } catch (DateTimeException unknownHere) {
      return false;
    }
  }
}
