package org.campaignautomation.platform.inbox;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;

/**
 * Remembers events by id, so that one that comes again is known. For events without a natural key
 * only: where a unique key of the effect exists, that is cheaper.
 */
@Singleton
public class Inbox {
  /** What is known of an event that arrives. */
  public enum Arrival {
    /** Never seen. */
    FIRST,
    /** Seen with the same body. */
    REPEAT,
    /** Seen with another body. */
    CONFLICT
  }

  private static final String INSERT =
      """
      insert into inbox (consumer, message_id, body_hash)
      select ?, m.id, m.hash from unnest(?::text[], ?::bytea[]) as m(id, hash)
      on conflict (consumer, message_id) do nothing
      returning message_id
      """;
  private static final String KNOWN =
      "select message_id, body_hash from inbox where consumer = ? and message_id = any (?)";
  private static final String PURGE =
      """
      delete from inbox where (consumer, message_id) in (
        select consumer, message_id from inbox
        where received_at < clock_timestamp() - make_interval(secs => ?)
        order by received_at limit ? for update skip locked)
      """;

  private final DataSource dataSource;

  Inbox(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * Records a batch in the caller's transaction. An id that another transaction is just recording
   * is waited for.
   *
   * @param bodyHashes a digest of the body by message id
   * @return what was known of each
   */
  public Map<String, Arrival> record(String consumer, Map<String, byte[]> bodyHashes) {
    if (bodyHashes.isEmpty()) {
      return Map.of();
    }
    // Sorted: two consumers that record the same ids lock them in the same order.
    String[] ids = bodyHashes.keySet().stream().sorted().toArray(String[]::new);
    byte[][] hashes = Arrays.stream(ids).map(bodyHashes::get).toArray(byte[][]::new);
    Map<String, Arrival> arrivals = HashMap.newHashMap(ids.length);
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert = connection.prepareStatement(INSERT);
        PreparedStatement known = connection.prepareStatement(KNOWN)) {
      insert.setString(1, consumer);
      insert.setArray(2, connection.createArrayOf("text", ids));
      insert.setArray(3, connection.createArrayOf("bytea", hashes));
      try (ResultSet row = insert.executeQuery()) {
        while (row.next()) {
          arrivals.put(row.getString(1), Arrival.FIRST);
        }
      }
      if (arrivals.size() < ids.length) {
        known.setString(1, consumer);
        known.setArray(2, connection.createArrayOf("text", ids));
        try (ResultSet row = known.executeQuery()) {
          while (row.next()) {
            boolean same = Arrays.equals(bodyHashes.get(row.getString(1)), row.getBytes(2));
            arrivals.putIfAbsent(row.getString(1), same ? Arrival.REPEAT : Arrival.CONFLICT);
          }
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the inbox could not be written", e);
    }
    return arrivals;
  }

  /**
   * Forgets at most {@code limit} events older than {@code age}, in the caller's transaction.
   *
   * @return how many were forgotten
   */
  public int purge(Duration age, int limit) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement purge = connection.prepareStatement(PURGE)) {
      purge.setDouble(1, (double) age.toSeconds());
      purge.setInt(2, limit);
      return purge.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("the inbox could not be purged", e);
    }
  }
}
