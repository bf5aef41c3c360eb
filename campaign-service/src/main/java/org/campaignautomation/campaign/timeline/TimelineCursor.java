package org.campaignautomation.campaign.timeline;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.campaignautomation.platform.problem.Problem;
import org.campaignautomation.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * The end of a part: enrollment-service's own cursor, which it checks, and until when the part
 * went, so that what others know of the person is told once.
 *
 * @param inner null for the beginning
 */
record TimelineCursor(Instant until, @Nullable String inner) {
  static final TimelineCursor START = new TimelineCursor(Instant.MAX, null);

  static TimelineCursor read(String text) {
    int dot = text.indexOf('.');
    try {
      if (dot > 0) {
        long micros = Long.parseLong(text.substring(0, dot), Character.MAX_RADIX);
        return new TimelineCursor(
            Instant.EPOCH.plus(micros, ChronoUnit.MICROS), text.substring(dot + 1));
      }
    } catch (NumberFormatException | ArithmeticException | java.time.DateTimeException e) {
      throw invalid();
    }
    throw invalid();
  }

  String text() {
    return Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, until), Character.MAX_RADIX)
        + "."
        + inner;
  }

  private static ProblemException invalid() {
    return new ProblemException(
        Problem.badRequest(
            "invalid_cursor", "The cursor is not one of this list; start without one."));
  }
}
