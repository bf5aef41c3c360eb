package org.campaignautomation.platform.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.campaignautomation.platform.event.OutgoingEvent;
import org.jspecify.annotations.Nullable;

/**
 * A row of the outbox, or of what was set aside from it.
 *
 * @param id null for a record that was never in the outbox
 * @param createdAt when its cause was committed; null for now
 * @param setAsideAt when Kafka refused it first; null for now
 * @param attempts how often Kafka refused it
 * @param behind whether a record of its key is set aside, which it must not overtake
 */
record OutboxRow(
    @Nullable Long id,
    OutgoingEvent event,
    @Nullable OffsetDateTime createdAt,
    @Nullable OffsetDateTime setAsideAt,
    int attempts,
    boolean behind) {
  /** Of which records the order counts: those of one key on one topic. */
  record Key(String topic, String key) {
    static Key of(OutgoingEvent event) {
      return new Key(event.topic(), event.key());
    }
  }

  static OutboxRow of(OutgoingEvent event) {
    return new OutboxRow(null, event, null, null, 0, false);
  }

  static OutboxRow read(ResultSet row) throws SQLException {
    return new OutboxRow(
        row.getLong("id"),
        event(row),
        row.getObject("created_at", OffsetDateTime.class),
        null,
        0,
        row.getBoolean("behind"));
  }

  static OutboxRow readSetAside(ResultSet row) throws SQLException {
    return new OutboxRow(
        row.getLong("id"),
        event(row),
        row.getObject("created_at", OffsetDateTime.class),
        row.getObject("set_aside_at", OffsetDateTime.class),
        row.getInt("attempts"),
        false);
  }

  /** The length of its body; 0 for a record that removes its key. */
  int bytes() {
    byte[] body = event.body();
    return body == null ? 0 : body.length;
  }

  Key key() {
    return Key.of(event);
  }

  private static OutgoingEvent event(ResultSet row) throws SQLException {
    return new OutgoingEvent(
        row.getObject("event_id", UUID.class),
        row.getString("topic"),
        row.getString("record_key"),
        row.getString("type"),
        row.getString("tenant_id"),
        row.getBytes("body"),
        row.getString("traceparent"),
        HeaderText.read(row.getString("headers")));
  }
}
