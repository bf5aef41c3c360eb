package org.campaignautomation.dispatch.delivery;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.campaignautomation.contracts.Channel;
import org.jspecify.annotations.Nullable;

/**
 * What open outcomes are settled with: the ledger's rows seen from that side, and the decisions on
 * them. All methods run in the caller's transaction.
 */
@Singleton
class ResolutionTable {
  private static final String LOCK =
      "select "
          + DeliveryLedger.COLUMNS
          + " from deliveries d where d.job_id = ? and d.attempt = ? for update";
  private static final String LOCK_OF_TENANT =
      "select "
          + DeliveryLedger.COLUMNS
          + " from deliveries d where d.job_id = ? and d.tenant_id = ? order by d.attempt desc limit 1 for update";
  private static final String LIST =
      """
      select d.job_id, d.attempt, d.campaign_id, d.step_id, d.contact_id, d.channel, d.detail,
             d.sending_at, d.ended_at
      from deliveries d
      where d.tenant_id = ? and d.state = 'unknown'
        and (?::timestamptz is null or (d.sending_at, d.job_id) < (?::timestamptz, ?::uuid))
      order by d.sending_at desc, d.job_id desc limit ?
      """;
  private static final String DECIDE =
      """
      insert into delivery_decisions (id, tenant_id, job_id, attempt, decision, actor, reason)
      values (?, ?, ?, ?, ?, ?, ?)
      """;

  /** States have an order, and none goes back. */
  private static final String MOVE =
      """
      update deliveries
      set provider_state = ?, provider_code = ?, provider_state_at = clock_timestamp()
      where job_id = ? and attempt = ? and state = 'accepted'
        and coalesce(array_position(array['delivered', 'undelivered', 'bounced'], provider_state), 0)
          < array_position(array['delivered', 'undelivered', 'bounced'], ?)
      """;

  private static final String DOUBTS =
      """
      update deliveries d set asked_at = clock_timestamp()
      where (d.job_id, d.attempt) in (
        select job_id, attempt from deliveries
        where state = 'unknown' and recipient is not null
          and ended_at < clock_timestamp() - make_interval(secs => ?)
          and (asked_at is null or asked_at < clock_timestamp() - make_interval(secs => ?))
        order by sending_at limit ? for update skip locked)
      returning d.job_id, d.attempt, d.tenant_id, d.recipient, encode(d.content_hash, 'hex'), d.sending_at,
                clock_timestamp() as asked_at
      """;
  private static final String OPEN_ALIKE =
      """
      select count(*) from deliveries
      where content_hash = decode(?, 'hex') and recipient = ? and state in ('sending', 'unknown')
      """;
  private static final String KNOWN =
      "select provider_id from deliveries where channel = 'sms' and provider_id = any (?)";
  private static final String FORGET =
      """
      update deliveries d set recipient = null, content_hash = null
      where d.recipient is not null and d.state = 'unknown'
        and (d.sending_at < clock_timestamp() - make_interval(secs => ?)
             or exists (select from erased_contacts e
                        where e.tenant_id = d.tenant_id and e.contact_id = d.contact_id))
      """;

  private final DataSource dataSource;

  ResolutionTable(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * An SMS of which nobody knows whether the provider took it.
   *
   * @param contentHash hexadecimal
   * @param askedAt now, by the database's clock
   */
  record Doubt(
      AttemptKey key,
      String tenantId,
      String recipient,
      String contentHash,
      Instant sendingAt,
      Instant askedAt) {}

  /** Locks a row; empty if there is none. */
  Optional<LedgerRow> lock(AttemptKey key) {
    return query(LOCK, DeliveryLedger::row, key.jobId(), key.attempt()).stream().findFirst();
  }

  /** Locks the newest attempt of a tenant's job; empty if it has none. */
  Optional<LedgerRow> lockNewest(String tenantId, UUID jobId) {
    return query(LOCK_OF_TENANT, DeliveryLedger::row, jobId, tenantId).stream().findFirst();
  }

  /**
   * Unknown outcomes, newest first.
   *
   * @param before the last one of the page before; null to begin
   */
  List<UnknownDelivery> unknown(
      String tenantId, UnknownDelivery.@Nullable Position before, int limit) {
    Timestamp at = before == null ? null : Timestamp.from(before.sentAt());
    return query(
        LIST,
        row ->
            new UnknownDelivery(
                row.getObject(1, UUID.class),
                row.getInt(2),
                row.getObject(3, UUID.class),
                row.getObject(4, UUID.class),
                row.getObject(5, UUID.class),
                Channel.valueOf(row.getString(6).toUpperCase(Locale.ROOT)),
                row.getString(7),
                row.getTimestamp(8).toInstant(),
                row.getTimestamp(9).toInstant()),
        tenantId,
        at,
        at,
        before == null ? null : before.jobId(),
        limit);
  }

  /** Adds a decision to those that are never changed. */
  void decide(
      UUID id, String tenantId, AttemptKey key, String decision, String actor, String reason) {
    update(DECIDE, id, tenantId, key.jobId(), key.attempt(), decision, actor, reason);
  }

  /** Moves what is known of a taken message forward; false if that is no news. */
  boolean move(AttemptKey key, String state, @Nullable String code) {
    return update(MOVE, state, code, key.jobId(), key.attempt(), state) == 1;
  }

  /** Takes doubts to ask the provider about, so that no other process asks the same now. */
  List<Doubt> takeDoubts(Duration after, Duration again, int limit) {
    return query(
        DOUBTS,
        row ->
            new Doubt(
                new AttemptKey(row.getObject(1, UUID.class), row.getInt(2)),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getTimestamp(6).toInstant(),
                row.getTimestamp(7).toInstant()),
        seconds(after),
        seconds(again),
        limit);
  }

  /** How many open hand-overs have this text and number, this one included. */
  long countAlike(Doubt doubt) {
    return query(OPEN_ALIKE, row -> row.getLong(1), doubt.contentHash(), doubt.recipient())
        .getFirst();
  }

  /** Which of these messages at the provider belong to a hand-over already. */
  Set<String> known(Collection<String> providerIds) {
    return new HashSet<>(
        query(KNOWN, row -> row.getString(1), (Object) providerIds.toArray(String[]::new)));
  }

  /** Forgets numbers that nobody will ask about any more. */
  int forgetNumbers(Duration age) {
    return update(FORGET, seconds(age));
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1_000.0;
  }

  private <T> List<T> query(String sql, RowReader<T> reader, @Nullable Object... parameters) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, parameters);
      try (ResultSet row = statement.executeQuery()) {
        List<T> rows = new ArrayList<>();
        while (row.next()) {
          rows.add(reader.read(row));
        }
        return rows;
      }
    } catch (SQLException e) {
      throw new IllegalStateException("open outcomes could not be read", e);
    }
  }

  private int update(String sql, @Nullable Object... parameters) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, parameters);
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("open outcomes could not be settled", e);
    }
  }

  private static void bind(PreparedStatement statement, @Nullable Object... parameters)
      throws SQLException {
    for (int i = 0; i < parameters.length; i++) {
      Object value = parameters[i];
      statement.setObject(
          i + 1,
          value instanceof String[] texts
              ? statement.getConnection().createArrayOf("text", texts)
              : value);
    }
  }

  @FunctionalInterface
  private interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }
}
