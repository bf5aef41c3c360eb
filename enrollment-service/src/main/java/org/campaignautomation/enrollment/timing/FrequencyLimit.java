package org.campaignautomation.enrollment.timing;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.campaignautomation.contracts.FrequencyCap;

/**
 * How many messages one contact gets at most. A day is a calendar day in the contact's zone, a week
 * is any seven times 24 hours.
 */
public final class FrequencyLimit {
  private static final Duration WEEK = Duration.ofDays(7);

  /** As far back as a message may count; whoever removes old jobs must keep these. */
  public static final Duration REACH = WEEK.plusDays(1);

  private FrequencyLimit() {}

  /**
   * A message that counts: it was accepted, or may be yet.
   *
   * @param claimedAt decides its day; it was sent, if at all, on the same
   * @param sentAt the latest instant at which it was sent, as far as is known
   */
  public record Sent(Instant claimedAt, Instant sentAt) {}

  /**
   * The earliest instant, not before {@code now}, at which one more message is within the cap.
   *
   * @param sent what the contact was sent, in any order
   */
  public static Instant nextFree(FrequencyCap cap, List<Sent> sent, Instant now, ZoneId zone) {
    Instant at = now;
    Instant tried;
    do {
      tried = at;
      at = nextFreeInWeek(cap, sent, nextFreeDay(cap, sent, at, zone));
    } while (!at.equals(tried));
    return at;
  }

  /** The first instant of the next local day. */
  public static Instant nextDay(Instant instant, ZoneId zone) {
    return LocalDate.ofInstant(instant, zone).plusDays(1).atStartOfDay(zone).toInstant();
  }

  private static Instant nextFreeDay(FrequencyCap cap, List<Sent> sent, Instant from, ZoneId zone) {
    if (cap.perDay() == null) {
      return from;
    }
    LocalDate day = LocalDate.ofInstant(from, zone);
    long onDay =
        sent.stream().filter(one -> LocalDate.ofInstant(one.claimedAt(), zone).equals(day)).count();
    return onDay < cap.perDay() ? from : nextDay(from, zone);
  }

  private static Instant nextFreeInWeek(FrequencyCap cap, List<Sent> sent, Instant from) {
    if (cap.perWeek() == null) {
      return from;
    }
    List<Instant> within =
        sent.stream().map(Sent::sentAt).filter(at -> at.plus(WEEK).isAfter(from)).sorted().toList();
    int tooMany = within.size() - cap.perWeek();
    return tooMany < 0 ? from : within.get(Math.min(tooMany, within.size() - 1)).plus(WEEK);
  }
}
