package org.campaignautomation.platform.outbox;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.campaignautomation.platform.event.OutgoingEvent;
import org.jspecify.annotations.Nullable;

/**
 * Table {@code outbox_set_aside}. A key's rows are tried again together, in order of ids, after a
 * pause that doubles from ten seconds to ten minutes.
 */
@Singleton
class SetAsideTable {
  /** Kafka would take it, but it must not overtake an earlier record of its key. */
  static final String BEHIND = "behind_refused";

  private static final int COUNT_UP_TO = 10_000;

  private static final String INSERT =
      """
      insert into outbox_set_aside
        (id, event_id, topic, record_key, type, tenant_id, traceparent, headers, body,
         created_at, set_aside_at, reason, attempts, retry_at)
      select coalesce(?, nextval('outbox_id_seq')), ?, ?, ?, ?, ?, ?, ?, ?,
             coalesce(?, clock.now), coalesce(?, clock.now), ?, tries.made,
             clock.now + least(interval '10 s' * power(2, least(greatest(tries.made - 1, 0), 10)), interval '10 min')
      from (select clock_timestamp() as now) clock, (select ? as made) tries
      """;

  /** All of a key wait for its first row. */
  private static final String LINE_UP =
      """
      update outbox_set_aside waiting set retry_at = head.retry_at
      from (select distinct on (topic, record_key) topic, record_key, retry_at
            from outbox_set_aside
            where (topic, record_key) in (select * from unnest(?::text[], ?::text[]))
            order by topic, record_key, id) head
      where waiting.topic = head.topic and waiting.record_key = head.record_key
        and waiting.retry_at <> head.retry_at
      """;

  private static final String TAKE_DUE =
      """
      with taken as (
        delete from outbox_set_aside where id in (
          select id from outbox_set_aside
          where (topic, record_key) in (
            select topic, record_key from outbox_set_aside
            where retry_at <= clock_timestamp() order by retry_at, id limit ?)
          order by id limit ?)
        returning *)
      select * from taken order by id
      """;
  private static final String STATE =
      """
      select count(*) as rows, min(set_aside_at) as since
      from (select set_aside_at from outbox_set_aside order by id limit ?) counted
      """;

  private final DataSource dataSource;

  SetAsideTable(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * What is set aside.
   *
   * @param rows how many, counted up to 10,000
   * @param since when the oldest of them was; null for none
   */
  record State(long rows, @Nullable Instant since) {
    static final State NOTHING = new State(0, null);
  }

  /**
   * A row and why it is set aside.
   *
   * @param refused whether by Kafka itself
   */
  record Entry(OutboxRow row, String reason, boolean refused) {}

  /** Adds rows, and has all others of their keys wait with them. */
  void insert(Connection connection, List<Entry> entries) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      for (Entry entry : entries) {
        bind(insert, entry);
        insert.addBatch();
      }
      insert.executeBatch();
    }
    try (PreparedStatement lineUp = connection.prepareStatement(LINE_UP)) {
      bindKeys(lineUp, connection, entries.stream().map(entry -> entry.row().key()).toList());
      lineUp.executeUpdate();
    }
  }

  private static void bind(PreparedStatement insert, Entry entry) throws SQLException {
    OutboxRow row = entry.row();
    OutgoingEvent event = row.event();
    insert.setObject(1, row.id(), Types.BIGINT);
    insert.setObject(2, event.id());
    insert.setString(3, event.topic());
    insert.setString(4, event.key());
    insert.setString(5, event.type());
    insert.setString(6, event.tenantId());
    insert.setString(7, event.traceparent());
    insert.setString(8, HeaderText.write(event.headers()));
    insert.setBytes(9, event.body());
    insert.setObject(10, row.createdAt(), Types.TIMESTAMP_WITH_TIMEZONE);
    insert.setObject(11, row.setAsideAt(), Types.TIMESTAMP_WITH_TIMEZONE);
    insert.setString(12, entry.reason());
    insert.setInt(13, row.attempts() + (entry.refused() ? 1 : 0));
  }

  /** Removes rows whose keys are to be tried again, in order; a key's first are among them. */
  List<OutboxRow> takeDue(Connection connection, int limit) throws SQLException {
    try (PreparedStatement take = connection.prepareStatement(TAKE_DUE)) {
      take.setInt(1, limit);
      take.setInt(2, limit);
      try (ResultSet row = take.executeQuery()) {
        List<OutboxRow> taken = new ArrayList<>();
        while (row.next()) {
          taken.add(OutboxRow.readSetAside(row));
        }
        return taken;
      }
    }
  }

  /** What is set aside now. */
  State state() throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select = connection.prepareStatement(STATE)) {
      select.setInt(1, COUNT_UP_TO);
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          return State.NOTHING;
        }
        OffsetDateTime since = row.getObject("since", OffsetDateTime.class);
        return new State(row.getLong("rows"), since == null ? null : since.toInstant());
      }
    }
  }

  private static void bindKeys(
      PreparedStatement statement, Connection connection, Collection<OutboxRow.Key> keys)
      throws SQLException {
    List<OutboxRow.Key> each = List.copyOf(keys);
    statement.setArray(
        1, connection.createArrayOf("text", each.stream().map(OutboxRow.Key::topic).toArray()));
    statement.setArray(
        2, connection.createArrayOf("text", each.stream().map(OutboxRow.Key::key).toArray()));
  }
}
