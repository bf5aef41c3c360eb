package org.campaignautomation.campaign.database;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The current row of a result, read by column name. */
public final class Row {
  private final ResultSet result;

  Row(ResultSet result) {
    this.result = result;
  }

  /** A text column that is not null. */
  public String text(String column) throws SQLException {
    return Objects.requireNonNull(result.getString(column), column);
  }

  /** A text column. */
  public @Nullable String textOrNull(String column) throws SQLException {
    return result.getString(column);
  }

  /** A text[] column that is not null, and has no null in it. */
  public List<String> texts(String column) throws SQLException {
    Array array = Objects.requireNonNull(result.getArray(column), column);
    return List.of((String[]) array.getArray());
  }

  /** A uuid column that is not null. */
  public UUID id(String column) throws SQLException {
    return Objects.requireNonNull(result.getObject(column, UUID.class), column);
  }

  /** A uuid column. */
  public @Nullable UUID idOrNull(String column) throws SQLException {
    return result.getObject(column, UUID.class);
  }

  /** A timestamptz column that is not null. */
  public Instant instant(String column) throws SQLException {
    return Objects.requireNonNull(instantOrNull(column), column);
  }

  /** A timestamptz column. */
  public @Nullable Instant instantOrNull(String column) throws SQLException {
    OffsetDateTime value = result.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }

  /** An integer column that is not null. */
  public int integer(String column) throws SQLException {
    return result.getInt(column);
  }

  /** An integer column. */
  public @Nullable Integer integerOrNull(String column) throws SQLException {
    return result.getObject(column, Integer.class);
  }

  /** A bigint column that is not null. */
  public long bigint(String column) throws SQLException {
    return result.getLong(column);
  }

  /** A bytea column. */
  public byte @Nullable [] bytesOrNull(String column) throws SQLException {
    return result.getBytes(column);
  }
}
