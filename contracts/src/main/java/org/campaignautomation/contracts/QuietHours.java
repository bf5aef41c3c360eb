package org.campaignautomation.contracts;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.LocalTime;

/**
 * When a tenant's messages of a channel disturb, in the contact's own local time, whatever a
 * campaign's schedule says. {@code start > end} lasts over midnight; the two are never the same.
 *
 * @param start from here on it is quiet
 * @param end from here on it is not
 * @param onQuiet what becomes of a message whose time falls into it
 */
public record QuietHours(
    Channel channel,
    @JsonFormat(pattern = "HH:mm") LocalTime start,
    @JsonFormat(pattern = "HH:mm") LocalTime end,
    OnQuiet onQuiet) {

  /** What becomes of a message in quiet hours. */
  public enum OnQuiet {
    /** It waits until they are over. */
    HOLD,
    /** It is not sent. */
    SKIP
  }
}
