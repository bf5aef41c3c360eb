package org.campaignautomation.enrollment.sql;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One array parameter, so that a statement takes any number of rows: {@code unnest(?, ?)}. All
 * columns of a statement are made from the same rows and are equally long.
 */
public final class Column {
  private final String type;
  private final @Nullable Object[] values;

  private Column(String type, @Nullable Object[] values) {
    this.type = type;
    this.values = values;
  }

  /** A column of type {@code uuid}. */
  public static <T extends @Nullable Object> Column uuids(
      Collection<T> rows, Function<T, @Nullable UUID> value) {
    return of("uuid", rows, value);
  }

  /** A column of ids themselves. */
  public static Column uuids(Collection<UUID> ids) {
    return of("uuid", ids, id -> id);
  }

  /** A column of type {@code text}. */
  public static <T> Column texts(Collection<T> rows, Function<T, @Nullable String> value) {
    return of("text", rows, value);
  }

  /** A column of texts themselves. */
  public static Column texts(Collection<String> texts) {
    return of("text", texts, text -> text);
  }

  /** A column of an enumeration's lower-case names. */
  public static <T> Column names(Collection<T> rows, Function<T, @Nullable Enum<?>> value) {
    return of("text", rows, row -> Database.name(value.apply(row)));
  }

  /** A column of type {@code int}. */
  public static <T> Column ints(Collection<T> rows, Function<T, @Nullable Integer> value) {
    return of("int", rows, value);
  }

  /** A column of type {@code bigint}. */
  public static <T> Column longs(Collection<T> rows, Function<T, @Nullable Long> value) {
    return of("bigint", rows, value);
  }

  /** A column of type {@code boolean}. */
  public static <T> Column booleans(Collection<T> rows, Function<T, @Nullable Boolean> value) {
    return of("boolean", rows, value);
  }

  /** A column of type {@code timestamptz}. */
  public static <T> Column instants(Collection<T> rows, Function<T, @Nullable Instant> value) {
    return of("timestamptz", rows, value);
  }

  private static <T extends @Nullable Object, V> Column of(
      String type, Collection<T> rows, Function<T, @Nullable V> value) {
    @Nullable Object[] values = new Object[rows.size()];
    int index = 0;
    for (T row : rows) {
      values[index++] = value.apply(row);
    }
    return new Column(type, values);
  }

  Array in(Connection connection) throws SQLException {
    return connection.createArrayOf(type, values);
  }
}
