package org.campaignautomation.dispatch.suppression;

import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.campaignautomation.dispatch.suppression.Suppression.Scope;
import org.campaignautomation.dispatch.suppression.Suppression.Source;
import org.jspecify.annotations.Nullable;

/** The table {@code suppressions}, and who of a batch is on it or erased. */
@Singleton
class SuppressionTable {
  private static final String BARRED =
      """
      select asked.place, case when erased.contact_id is null then 'suppressed' else 'erased' end
      from unnest(?::integer[], ?::text[], ?::uuid[], ?::text[], ?::bytea[])
        as asked(place, tenant_id, contact_id, channel, address_hash)
      left join erased_contacts erased using (tenant_id, contact_id)
      where erased.contact_id is not null or exists (
        select from suppressions s
        where s.tenant_id = asked.tenant_id and s.address_hash = asked.address_hash
          and s.scope in (asked.channel, 'all') and s.removed_at is null)
      """;

  private static final String INSERT =
      """
      insert into suppressions
        (id, tenant_id, scope, address_hash, masked_address, source, reason, actor)
      select * from unnest(?::uuid[], ?::text[], ?::text[], ?::bytea[], ?::text[], ?::text[],
                           ?::text[], ?::text[])
      on conflict (tenant_id, address_hash, scope) where removed_at is null do nothing
      """;

  private static final String COLUMNS =
      "id, scope, masked_address, source, reason, actor, created_at";

  private static final String LIST =
      "select "
          + COLUMNS
          + """
           from suppressions
          where tenant_id = ? and removed_at is null
            and (?::uuid is null or id < ?) and (?::text is null or scope = ?)
          order by id desc limit ?
          """;

  private static final String IN_FORCE =
      "select "
          + COLUMNS
          + """
           from suppressions
          where tenant_id = ? and address_hash = ? and removed_at is null order by id
          """;

  private static final String REMOVE =
      """
      update suppressions set removed_at = clock_timestamp(), removed_by = ?
      where tenant_id = ? and id = ? and removed_at is null
      """;

  private final DataSource dataSource;

  SuppressionTable(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Those who are barred, and why. */
  Map<Recipient, String> barred(Map<Recipient, HashedAddress> asked) {
    List<Map.Entry<Recipient, HashedAddress>> rows = List.copyOf(asked.entrySet());
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select = connection.prepareStatement(BARRED)) {
      select.setArray(
          1,
          connection.createArrayOf("integer", IntStream.range(0, rows.size()).boxed().toArray()));
      select.setArray(2, array(connection, "text", rows, r -> r.getKey().tenantId()));
      select.setArray(3, array(connection, "uuid", rows, r -> r.getKey().contactId()));
      select.setArray(4, array(connection, "text", rows, r -> lower(r.getKey().channel())));
      select.setArray(5, bytes(connection, rows, Map.Entry::getValue));
      Map<Recipient, String> barred = new HashMap<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          barred.put(rows.get(row.getInt(1)).getKey(), row.getString(2));
        }
      }
      return barred;
    } catch (SQLException e) {
      throw new IllegalStateException("suppressions could not be read", e);
    }
  }

  /** Adds those that are not there; returns how many. */
  int insert(List<NewSuppression> rows) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert = connection.prepareStatement(INSERT)) {
      insert.setArray(1, array(connection, "uuid", rows, NewSuppression::id));
      insert.setArray(2, array(connection, "text", rows, NewSuppression::tenantId));
      insert.setArray(3, array(connection, "text", rows, r -> lower(r.scope())));
      insert.setArray(4, bytes(connection, rows, NewSuppression::address));
      insert.setArray(5, array(connection, "text", rows, NewSuppression::maskedAddress));
      insert.setArray(6, array(connection, "text", rows, r -> lower(r.source())));
      insert.setArray(7, array(connection, "text", rows, NewSuppression::reason));
      insert.setArray(8, array(connection, "text", rows, NewSuppression::actor));
      return insert.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("suppressions could not be written", e);
    }
  }

  /** What is in force, newest first. */
  List<Suppression> list(String tenantId, @Nullable Scope scope, @Nullable UUID before, int limit) {
    String wanted = scope == null ? null : lower(scope);
    return select(
        LIST,
        select -> {
          select.setString(1, tenantId);
          select.setObject(2, before);
          select.setObject(3, before);
          select.setString(4, wanted);
          select.setString(5, wanted);
          select.setInt(6, limit);
        });
  }

  /** What is in force for an address, oldest first. */
  List<Suppression> inForce(String tenantId, HashedAddress address) {
    return select(
        IN_FORCE,
        select -> {
          select.setString(1, tenantId);
          select.setBytes(2, address.bytes());
        });
  }

  /** False if there is none in force. */
  boolean remove(String tenantId, UUID id, String actor) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement remove = connection.prepareStatement(REMOVE)) {
      remove.setString(1, actor);
      remove.setString(2, tenantId);
      remove.setObject(3, id);
      return remove.executeUpdate() == 1;
    } catch (SQLException e) {
      throw new IllegalStateException("suppressions could not be written", e);
    }
  }

  private List<Suppression> select(String sql, Binder binder) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select = connection.prepareStatement(sql)) {
      binder.bind(select);
      List<Suppression> found = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          found.add(
              new Suppression(
                  row.getObject(1, UUID.class),
                  Scope.of(row.getString(2)),
                  row.getString(3),
                  Source.of(row.getString(4)),
                  row.getString(5),
                  row.getString(6),
                  row.getTimestamp(7).toInstant()));
        }
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException("suppressions could not be read", e);
    }
  }

  @FunctionalInterface
  private interface Binder {
    void bind(PreparedStatement statement) throws SQLException;
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static <T> Array array(
      Connection connection, String type, List<T> rows, Function<T, @Nullable Object> value)
      throws SQLException {
    return connection.createArrayOf(type, rows.stream().map(value).toArray());
  }

  private static <T> Array bytes(
      Connection connection, List<T> rows, Function<T, HashedAddress> value) throws SQLException {
    return connection.createArrayOf(
        "bytea", rows.stream().map(row -> value.apply(row).bytes()).toArray(byte[][]::new));
  }
}
