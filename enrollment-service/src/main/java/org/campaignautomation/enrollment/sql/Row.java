package org.campaignautomation.enrollment.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The current row of an answer, by column name. What may be null says so. */
public final class Row {
  private final ResultSet result;

  Row(ResultSet result) {
    this.result = result;
  }

  public UUID uuid(String column) throws SQLException {
    return required(column, uuidOrNull(column));
  }

  public @Nullable UUID uuidOrNull(String column) throws SQLException {
    return result.getObject(column, UUID.class);
  }

  public String text(String column) throws SQLException {
    return required(column, textOrNull(column));
  }

  public @Nullable String textOrNull(String column) throws SQLException {
    return result.getString(column);
  }

  public int number(String column) throws SQLException {
    return result.getInt(column);
  }

  public long count(String column) throws SQLException {
    return result.getLong(column);
  }

  public double decimal(String column) throws SQLException {
    return result.getDouble(column);
  }

  public boolean flag(String column) throws SQLException {
    return result.getBoolean(column);
  }

  public Instant instant(String column) throws SQLException {
    return required(column, instantOrNull(column));
  }

  public @Nullable Instant instantOrNull(String column) throws SQLException {
    OffsetDateTime value = result.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }

  /** An enumeration that is stored by its lower-case name. */
  public <E extends Enum<E>> E name(String column, Class<E> type) throws SQLException {
    return Enum.valueOf(type, text(column).toUpperCase(Locale.ROOT));
  }

  private static <T> T required(String column, @Nullable T value) {
    return Objects.requireNonNull(value, column);
  }
}
