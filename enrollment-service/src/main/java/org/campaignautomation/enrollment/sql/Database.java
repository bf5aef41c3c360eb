package org.campaignautomation.enrollment.sql;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Runs statements in the caller's transaction. Parameters are ids, texts, numbers, instants, {@link
 * Column}s and enumerations (stored by lower-case name).
 */
@Singleton
public class Database {
  private final DataSource dataSource;

  Database(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * Runs a statement that changes rows.
   *
   * @return how many
   * @throws IllegalStateException caused by the {@link SQLException}
   */
  public int update(String sql, @Nullable Object... parameters) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = prepare(connection, sql, parameters)) {
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("a statement failed", e);
    }
  }

  /**
   * Runs a statement that answers rows.
   *
   * @throws IllegalStateException caused by the {@link SQLException}
   */
  public <T> List<T> query(String sql, RowReader<T> reader, @Nullable Object... parameters) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = prepare(connection, sql, parameters);
        ResultSet result = statement.executeQuery()) {
      List<T> rows = new ArrayList<>();
      Row row = new Row(result);
      while (result.next()) {
        rows.add(reader.read(row));
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException("a query failed", e);
    }
  }

  /** Runs a statement that answers one row at most. */
  public <T> Optional<T> first(String sql, RowReader<T> reader, @Nullable Object... parameters) {
    return query(sql, reader, parameters).stream().findFirst();
  }

  /** The database's clock, which alone decides what is due. */
  public Instant now() {
    return first("select clock_timestamp() as now", row -> row.instant("now")).orElseThrow();
  }

  private static PreparedStatement prepare(
      Connection connection, String sql, @Nullable Object... parameters) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int index = 0; index < parameters.length; index++) {
      switch (parameters[index]) {
        case Column column -> statement.setArray(index + 1, column.in(connection));
        case Instant instant ->
            statement.setObject(index + 1, OffsetDateTime.ofInstant(instant, ZoneOffset.UTC));
        case Enum<?> choice -> statement.setString(index + 1, name(choice));
        case null -> statement.setObject(index + 1, null);
        case Object value -> statement.setObject(index + 1, value);
      }
    }
    return statement;
  }

  static @Nullable String name(@Nullable Enum<?> choice) {
    return choice == null ? null : choice.name().toLowerCase(Locale.ROOT);
  }
}
