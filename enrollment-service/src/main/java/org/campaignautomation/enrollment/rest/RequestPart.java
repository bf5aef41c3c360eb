package org.campaignautomation.enrollment.rest;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.UUID;
import org.campaignautomation.platform.problem.Problem;
import org.campaignautomation.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Reads parts of a path and a query, and says what is wrong with them as a problem. */
public final class RequestPart {
  private RequestPart() {}

  /**
   * An id in a path.
   *
   * @throws ProblemException 404: what is no id names nothing
   */
  public static UUID pathId(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(Problem.notFound());
    }
  }

  /**
   * An id in a query; null if there is none.
   *
   * @throws ProblemException 400 {@code invalid_parameter}
   */
  public static @Nullable UUID queryId(String name, @Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw invalid(name, "is not an id.");
    }
  }

  /**
   * One of an enumeration's lower-case names; null if there is none.
   *
   * @throws ProblemException 400 {@code invalid_parameter}
   */
  public static <E extends Enum<E>> @Nullable E choice(
      String name, @Nullable String text, Class<E> type) {
    if (text == null) {
      return null;
    }
    try {
      return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw invalid(name, "is none of the known ones.");
    }
  }

  /**
   * An instant of a query; null if there is none.
   *
   * @throws ProblemException 400 {@code invalid_parameter}
   */
  public static @Nullable Instant instant(String name, @Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      OffsetDateTime at = OffsetDateTime.parse(text);
      if (at.getYear() >= 1970 && at.getYear() <= 9999) {
        return at.toInstant();
      }
    } catch (DateTimeParseException e) {
      // Said below.
    }
    throw invalid(name, "is not an RFC 3339 date and time, such as 2026-03-02T09:00:00Z.");
  }

  /**
   * Whether something is asked for; not if nothing is said.
   *
   * @throws ProblemException 400 {@code invalid_parameter}
   */
  public static boolean flag(String name, @Nullable String text) {
    return switch (text) {
      case null -> false;
      case "false" -> false;
      case "true" -> true;
      default -> throw invalid(name, "must be true or false.");
    };
  }

  /**
   * A number of a query.
   *
   * @throws ProblemException 400 {@code invalid_parameter}
   */
  public static int number(String name, @Nullable String text, int fallback, int min, int max) {
    if (text == null) {
      return fallback;
    }
    try {
      return within(name, Integer.parseInt(text), min, max);
    } catch (NumberFormatException e) {
      throw invalid(name, "is not a number.");
    }
  }

  /**
   * The same number if it is within its limits.
   *
   * @throws ProblemException 400 {@code invalid_parameter}
   */
  public static int within(String name, int number, int min, int max) {
    if (number < min || number > max) {
      throw invalid(name, "must be from " + min + " to " + max + ".");
    }
    return number;
  }

  private static ProblemException invalid(String name, String detail) {
    return new ProblemException(Problem.invalidParameter(name, detail));
  }
}
