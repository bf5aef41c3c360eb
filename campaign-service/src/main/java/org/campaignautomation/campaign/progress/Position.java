package org.campaignautomation.campaign.progress;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * How far somebody has read: for each partition, in an order that all pods share, the offset of
 * what comes next. So a number that one pod gave holds at every other.
 */
final class Position {
  /** Nobody has read anything; as a number, the empty text. */
  static final Position NOWHERE = new Position(new long[0]);

  private static final int RADIX = 36;
  private static final int MAX_LENGTH = 1_000;
  private static final String SEPARATOR = "-";

  private final long[] next;

  private Position(long[] next) {
    this.next = next;
  }

  static Position of(long[] next) {
    return new Position(next.clone());
  }

  /** Reads what {@link #toString} wrote; empty for anything else. */
  static Optional<Position> parse(@Nullable String text) {
    if (text == null || text.isEmpty() || text.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    try {
      long[] next =
          Arrays.stream(text.split(SEPARATOR, -1))
              .mapToLong(part -> Long.parseUnsignedLong(part, RADIX))
              .toArray();
      return LongStream.of(next).anyMatch(offset -> offset < 0)
          ? Optional.empty()
          : Optional.of(new Position(next));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  int partitions() {
    return next.length;
  }

  long next(int partition) {
    return next[partition];
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Position position && Arrays.equals(next, position.next);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(next);
  }

  @Override
  public String toString() {
    return LongStream.of(next)
        .mapToObj(offset -> Long.toString(offset, RADIX))
        .collect(Collectors.joining(SEPARATOR));
  }
}
