package org.campaignautomation.campaign.api;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.zip.CRC32;
import org.campaignautomation.platform.problem.Problem;
import org.campaignautomation.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is asked for. Ids are version 7 UUIDs, so the newest have the highest: a
 * cursor is the last id seen, with a check on the filter it was made for.
 *
 * @param limit how many at most
 * @param before only what is older than this id; null for the newest
 * @param filter what the list is filtered by, the tenant included
 */
public record PageRequest(int limit, @Nullable UUID before, String filter) {
  private static final int MAX_LIMIT = 500;
  private static final int DEFAULT_LIMIT = 50;
  private static final int CURSOR_BYTES = 2 * Long.BYTES + Integer.BYTES;

  /** A query that gives one row more than {@link #limit} shows whether there is a next part. */
  public int fetch() {
    return limit + 1;
  }

  /**
   * Reads the query parameters.
   *
   * @throws ProblemException 400 if one of them is not usable
   */
  public static PageRequest of(@Nullable String limit, @Nullable String cursor, String filter) {
    return new PageRequest(readLimit(limit), readCursor(cursor, filter), filter);
  }

  /** Makes the answer of what {@link #fetch} rows gave. */
  public <T> Page<T> page(List<T> rows, Function<T, UUID> id) {
    if (rows.size() <= limit) {
      return new Page<>(rows, null);
    }
    List<T> items = rows.subList(0, limit);
    return new Page<>(items, writeCursor(id.apply(items.getLast())));
  }

  private String writeCursor(UUID last) {
    byte[] bytes =
        ByteBuffer.allocate(CURSOR_BYTES)
            .putLong(last.getMostSignificantBits())
            .putLong(last.getLeastSignificantBits())
            .putInt(check(last, filter))
            .array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /**
   * How many at most, of a list whose cursor is another one.
   *
   * @throws ProblemException 400 if it is not usable
   */
  public static int limit(@Nullable String parameter) {
    return readLimit(parameter);
  }

  private static int readLimit(@Nullable String limit) {
    if (limit == null) {
      return DEFAULT_LIMIT;
    }
    try {
      int value = Integer.parseInt(limit);
      if (value >= 1 && value <= MAX_LIMIT) {
        return value;
      }
    } catch (NumberFormatException e) {
      // answered below, like a number out of range
    }
    throw new ProblemException(
        Problem.invalidParameter("limit", "must be a number from 1 to " + MAX_LIMIT + "."));
  }

  private static @Nullable UUID readCursor(@Nullable String cursor, String filter) {
    if (cursor == null) {
      return null;
    }
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(cursor);
      if (bytes.length == CURSOR_BYTES) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        UUID last = new UUID(buffer.getLong(), buffer.getLong());
        if (buffer.getInt() == check(last, filter)) {
          return last;
        }
      }
    } catch (IllegalArgumentException e) {
      // not Base64: answered below, like a cursor of another list
    }
    throw new ProblemException(
        Problem.badRequest(
            "invalid_cursor", "The cursor is not one of this list with these filters."));
  }

  /** Not a secret: rows are chosen by tenant and filter again, whatever the cursor says. */
  private static int check(UUID last, String filter) {
    CRC32 crc = new CRC32();
    crc.update((last + " " + filter).getBytes(StandardCharsets.UTF_8));
    return (int) crc.getValue();
  }
}
