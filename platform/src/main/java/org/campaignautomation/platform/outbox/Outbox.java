package org.campaignautomation.platform.outbox;

import jakarta.inject.Singleton;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.campaignautomation.platform.event.OutgoingEvent;
import org.jspecify.annotations.Nullable;

/**
 * What must reach Kafka, written in the transaction that caused it. Nothing else in a service that
 * changes state publishes: a record exists if and only if its cause was committed.
 *
 * <p>Order: ids are drawn while the aggregate's row is locked, so for one key the order of ids is
 * the order of revisions.
 */
@Singleton
public class Outbox {
  private static final String INSERT =
      """
      insert into outbox (event_id, topic, record_key, type, tenant_id, traceparent, headers, body)
      select * from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                           ?::bytea[])
      """;

  private final DataSource dataSource;
  private final TransactionSynchronizationRegistry transactions;
  private final OutboxRelay relay;

  Outbox(
      DataSource dataSource, TransactionSynchronizationRegistry transactions, OutboxRelay relay) {
    this.dataSource = dataSource;
    this.transactions = transactions;
    this.relay = relay;
  }

  /**
   * Adds events to the caller's transaction in one statement; they are relayed after its commit.
   *
   * @throws IllegalStateException without a transaction
   */
  public void append(Collection<OutgoingEvent> events) {
    if (transactions.getTransactionStatus() != Status.STATUS_ACTIVE) {
      throw new IllegalStateException("the outbox needs the transaction that causes the event");
    }
    if (events.isEmpty()) {
      return;
    }
    List<OutgoingEvent> rows = List.copyOf(events);
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert = connection.prepareStatement(INSERT)) {
      insert.setArray(1, array(connection, "uuid", rows, OutgoingEvent::id));
      insert.setArray(2, array(connection, "text", rows, OutgoingEvent::topic));
      insert.setArray(3, array(connection, "text", rows, OutgoingEvent::key));
      insert.setArray(4, array(connection, "text", rows, OutgoingEvent::type));
      insert.setArray(5, array(connection, "text", rows, OutgoingEvent::tenantId));
      insert.setArray(6, array(connection, "text", rows, OutgoingEvent::traceparent));
      insert.setArray(
          7, array(connection, "text", rows, event -> HeaderText.write(event.headers())));
      insert.setArray(
          8,
          connection.createArrayOf(
              "bytea", rows.stream().map(OutgoingEvent::body).toArray(byte[][]::new)));
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("the outbox could not be written", e);
    }
    transactions.registerInterposedSynchronization(new WakeAfterCommit());
  }

  private static Array array(
      Connection connection,
      String type,
      List<OutgoingEvent> rows,
      Function<OutgoingEvent, @Nullable Object> column)
      throws SQLException {
    return connection.createArrayOf(type, rows.stream().map(column).toArray());
  }

  private final class WakeAfterCommit implements Synchronization {
    @Override
    public void beforeCompletion() {}

    @Override
    public void afterCompletion(int status) {
      if (status == Status.STATUS_COMMITTED) {
        relay.wake();
      }
    }
  }
}
