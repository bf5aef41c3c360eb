package org.campaignautomation.dispatch.suppression.web;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Locale;
import java.util.UUID;
import org.campaignautomation.platform.problem.Problem;
import org.campaignautomation.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is asked for. A cursor holds a mark of its list and filter, so that one of
 * another list is refused rather than answered with a wrong part.
 *
 * @param before only what is older; null for the newest
 */
record PagePart(int limit, @Nullable UUID before, String filter) {
  private static final int DEFAULT_LIMIT = 50;
  private static final int MAX_LIMIT = 500;
  private static final int BYTES = Integer.BYTES + 2 * Long.BYTES;

  static PagePart of(@Nullable String limit, @Nullable String cursor, String filter) {
    return new PagePart(limit(limit), cursor == null ? null : read(cursor, filter), filter);
  }

  /** The cursor of what comes after. */
  String after(UUID last) {
    ByteBuffer bytes =
        ByteBuffer.allocate(BYTES)
            .putInt(filter.hashCode())
            .putLong(last.getMostSignificantBits())
            .putLong(last.getLeastSignificantBits());
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }

  private static int limit(@Nullable String text) {
    if (text == null) {
      return DEFAULT_LIMIT;
    }
    try {
      int limit = Integer.parseInt(text);
      if (limit >= 1 && limit <= MAX_LIMIT) {
        return limit;
      }
    } catch (NumberFormatException e) {
      throw invalid("limit", "is not a number.");
    }
    throw invalid("limit", "must be from 1 to " + MAX_LIMIT + ".");
  }

  private static UUID read(String cursor, String filter) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(cursor);
      ByteBuffer content = ByteBuffer.wrap(bytes);
      if (bytes.length == BYTES && content.getInt() == filter.hashCode()) {
        return new UUID(content.getLong(), content.getLong());
      }
    } catch (IllegalArgumentException e) {
      throw invalidCursor();
    }
    throw invalidCursor();
  }

  static <E extends Enum<E>> @Nullable E choice(String name, @Nullable String text, Class<E> type) {
    if (text == null) {
      return null;
    }
    try {
      return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw invalid(name, "is none of the known ones.");
    }
  }

  private static ProblemException invalid(String name, String detail) {
    return new ProblemException(Problem.invalidParameter(name, detail));
  }

  private static ProblemException invalidCursor() {
    return new ProblemException(
        Problem.badRequest(
            "invalid_cursor", "The cursor is not one of this list; start without one."));
  }
}
