package org.campaignautomation.campaign.database;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Runs statements in the caller's transaction, on its connection. Parameters: text, numbers, ids,
 * instants, bytes, and arrays of these; a null element or parameter is SQL's null.
 */
@Singleton
public class Database {
  private final DataSource dataSource;

  Database(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * All rows of a query.
   *
   * @throws DatabaseException if it fails
   */
  public <T> List<T> list(String sql, RowReader<T> reader, @Nullable Object... parameters) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(connection, statement, parameters);
      try (ResultSet result = statement.executeQuery()) {
        List<T> rows = new ArrayList<>();
        Row row = new Row(result);
        while (result.next()) {
          rows.add(reader.read(row));
        }
        return rows;
      }
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  /**
   * The first row of a query.
   *
   * @throws DatabaseException if it fails
   */
  public <T> Optional<T> first(String sql, RowReader<T> reader, @Nullable Object... parameters) {
    return list(sql, reader, parameters).stream().findFirst();
  }

  /**
   * Changes rows.
   *
   * @return how many
   * @throws DatabaseException if it fails
   */
  public int update(String sql, @Nullable Object... parameters) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(connection, statement, parameters);
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  /** The time by the one clock that decides: the database's. */
  public Instant now() {
    return list("select clock_timestamp() as now", row -> row.instant("now")).getFirst();
  }

  /** Gives up waiting for a lock after this long, until the transaction ends; 0 waits for ever. */
  public void lockTimeout(int millis) {
    list("select set_config('lock_timeout', ?, true) as value", row -> "", millis + "ms");
  }

  private static void bind(
      Connection connection, PreparedStatement statement, @Nullable Object[] parameters)
      throws SQLException {
    for (int i = 0; i < parameters.length; i++) {
      bind(connection, statement, i + 1, parameters[i]);
    }
  }

  private static void bind(
      Connection connection, PreparedStatement statement, int index, @Nullable Object value)
      throws SQLException {
    switch (value) {
      case null -> statement.setNull(index, Types.NULL);
      case Instant instant -> statement.setObject(index, instant.atOffset(ZoneOffset.UTC));
      case byte[] bytes -> statement.setBytes(index, bytes);
      case String[] texts -> array(connection, statement, index, "text", texts);
      case UUID[] ids -> array(connection, statement, index, "uuid", ids);
      case Long[] numbers -> array(connection, statement, index, "int8", numbers);
      case Integer[] numbers -> array(connection, statement, index, "int4", numbers);
      case Instant[] instants -> array(connection, statement, index, "timestamptz", instants);
      case byte[][] blobs -> array(connection, statement, index, "bytea", blobs);
      default -> statement.setObject(index, value);
    }
  }

  private static void array(
      Connection connection,
      PreparedStatement statement,
      int index,
      String type,
      @Nullable Object[] values)
      throws SQLException {
    statement.setArray(index, connection.createArrayOf(type, values));
  }
}
