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
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.contracts.FailureClass;
import org.campaignautomation.contracts.JobDue;
import org.campaignautomation.dispatch.suppression.AddressHash;
import org.jspecify.annotations.Nullable;

/** The table {@code deliveries}. All methods run in the caller's transaction. */
@Singleton
class DeliveryLedger {
  static final String COLUMNS =
      """
      d.job_id, d.attempt, d.tenant_id, d.revision, d.contact_id, d.campaign_id, d.channel, d.state,
      d.provider_id, d.failure_class, d.code, d.detail, d.traceparent, d.ended_at
      """;

  /** Either unique key may say no: the attempt is known, or the address has its message. */
  private static final String INSERT =
      """
      insert into deliveries
        (job_id, attempt, tenant_id, revision, kind, channel, campaign_id, campaign_version, step_id,
         run, contact_id, address_hash, state, failure_class, code, detail, traceparent, recipient,
         content_hash, ended_at)
      select r.*, case when r.state = 'sending' then null else clock_timestamp() end
      from unnest(?::uuid[], ?::integer[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::uuid[],
                  ?::integer[], ?::uuid[], ?::integer[], ?::uuid[], ?::bytea[], ?::text[], ?::text[],
                  ?::text[], ?::text[], ?::text[], ?::text[], ?::bytea[])
        as r(job_id, attempt, tenant_id, revision, kind, channel, campaign_id, campaign_version,
             step_id, run, contact_id, address_hash, state, failure_class, code, detail, traceparent,
             recipient, content_hash)
      on conflict do nothing
      returning job_id, attempt
      """;

  private static final String OF_JOBS =
      "select " + COLUMNS + " from deliveries d where d.job_id = any (?)";

  /** A repeated JobDue has a newer revision, and the answer that is still to come must carry it. */
  private static final String RENEW =
      """
      update deliveries d set revision = r.revision
      from unnest(?::uuid[], ?::integer[], ?::bigint[]) as r(job_id, attempt, revision)
      where d.job_id = r.job_id and d.attempt = r.attempt and d.revision < r.revision
      """;

  /** A result that comes after the sweeper still counts: it is better than not knowing. */
  private static final String END =
      """
      update deliveries d
      set state = r.state, provider_id = r.provider_id, failure_class = r.failure_class,
          code = r.code, detail = r.detail, ended_at = clock_timestamp(),
          recipient = case when r.state = 'unknown' then d.recipient end,
          content_hash = case when r.state = 'unknown' then d.content_hash end
      from unnest(?::uuid[], ?::integer[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
        as r(job_id, attempt, state, provider_id, failure_class, code, detail)
      where d.job_id = r.job_id and d.attempt = r.attempt
        and (d.state = 'sending' or d.state = 'unknown' and r.state <> 'unknown')
      returning\s"""
          + COLUMNS;

  private static final String SWEEP =
      """
      update deliveries d
      set state = 'unknown', ended_at = clock_timestamp(),
          detail = 'the service ended between hand-over and answer'
      where (d.job_id, d.attempt) in (
        select job_id, attempt from deliveries
        where state = 'sending' and sending_at < clock_timestamp() - make_interval(secs => ?)
        order by sending_at limit ? for update skip locked)
      returning\s"""
          + COLUMNS;
  private static final String UNKNOWN = "select count(*) from deliveries where state = 'unknown'";

  private final DataSource dataSource;
  private final AddressHash addresses;

  DeliveryLedger(DataSource dataSource, AddressHash addresses) {
    this.dataSource = dataSource;
    this.addresses = addresses;
  }

  /** The database's time: no pod's clock decides. */
  Instant now() {
    return query("select clock_timestamp()", select -> {}, row -> row.getTimestamp(1).toInstant())
        .getFirst();
  }

  /**
   * Writes intents.
   *
   * @return those written; another has its attempt known already, or its address served
   */
  Set<AttemptKey> insert(List<Intent> intents) {
    return new HashSet<>(
        query(
            INSERT,
            insert -> bind(insert, intents),
            row -> new AttemptKey(row.getObject(1, UUID.class), row.getInt(2))));
  }

  private void bind(PreparedStatement insert, List<Intent> intents) throws SQLException {
    Columns<Intent> columns = new Columns<>(insert, intents);
    columns.add("uuid", i -> job(i).jobId());
    columns.add("integer", i -> job(i).attempt());
    columns.add("text", i -> job(i).tenantId());
    columns.add("bigint", i -> job(i).revision());
    columns.add("text", i -> lower(job(i).kind()));
    columns.add("text", i -> lower(job(i).channel()));
    columns.add("uuid", i -> job(i).campaignId());
    columns.add("integer", i -> job(i).campaignVersion());
    columns.add("uuid", i -> job(i).stepId());
    columns.add("integer", i -> job(i).run());
    columns.add("uuid", i -> job(i).contactId());
    columns.addBytes(i -> addresses.of(job(i).tenantId(), job(i).channel(), i.address()));
    columns.add("text", i -> i.ending().state().column());
    columns.add("text", i -> lower(i.ending().failureClass()));
    columns.add("text", i -> i.ending().code());
    columns.add("text", i -> i.ending().detail());
    columns.add("text", i -> i.due().traceparent());
    columns.add("text", i -> i.text() == null ? null : i.address());
    columns.addBytes(this::contentHash);
  }

  private byte @Nullable [] contentHash(Intent intent) {
    return intent.text() == null
        ? null
        : addresses.of(job(intent).tenantId(), job(intent).channel(), intent.text());
  }

  private static JobDue job(Intent intent) {
    return intent.due().job();
  }

  /** All rows of the jobs, whatever the attempt. */
  List<LedgerRow> ofJobs(Collection<UUID> jobIds) {
    return query(
        OF_JOBS,
        select ->
            select.setArray(1, select.getConnection().createArrayOf("uuid", jobIds.toArray())),
        DeliveryLedger::row);
  }

  /** Notes the newest revision under which each known attempt was asked for. */
  void renew(List<DueJob> repeated) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement renew = connection.prepareStatement(RENEW)) {
      Columns<DueJob> columns = new Columns<>(renew, repeated);
      columns.add("uuid", due -> due.job().jobId());
      columns.add("integer", due -> due.job().attempt());
      columns.add("bigint", due -> due.job().revision());
      renew.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("the ledger could not be written", e);
    }
  }

  /** Records endings; returns the rows that had none yet. */
  List<LedgerRow> end(Map<AttemptKey, Ending> endings) {
    List<Map.Entry<AttemptKey, Ending>> rows = List.copyOf(endings.entrySet());
    return query(
        END,
        update -> {
          Columns<Map.Entry<AttemptKey, Ending>> columns = new Columns<>(update, rows);
          columns.add("uuid", r -> r.getKey().jobId());
          columns.add("integer", r -> r.getKey().attempt());
          columns.add("text", r -> r.getValue().state().column());
          columns.add("text", r -> r.getValue().providerId());
          columns.add("text", r -> lower(r.getValue().failureClass()));
          columns.add("text", r -> r.getValue().code());
          columns.add("text", r -> r.getValue().detail());
        },
        DeliveryLedger::row);
  }

  /** Gives up on rows that have been sending for longer than anything takes. */
  List<LedgerRow> sweep(Duration age, int limit) {
    return query(
        SWEEP,
        update -> {
          update.setDouble(1, age.toMillis() / 1000.0);
          update.setInt(2, limit);
        },
        DeliveryLedger::row);
  }

  /** How many hand-overs nobody knows the end of. */
  long countUnknown() {
    return query(UNKNOWN, select -> {}, row -> row.getLong(1)).getFirst();
  }

  static LedgerRow row(ResultSet row) throws SQLException {
    String failureClass = row.getString(10);
    Timestamp endedAt = row.getTimestamp(14);
    return new LedgerRow(
        new AttemptKey(row.getObject(1, UUID.class), row.getInt(2)),
        row.getString(3),
        row.getLong(4),
        row.getObject(5, UUID.class),
        row.getObject(6, UUID.class),
        Channel.valueOf(row.getString(7).toUpperCase(Locale.ROOT)),
        new Ending(
            DeliveryState.of(row.getString(8)),
            row.getString(9),
            failureClass == null
                ? null
                : FailureClass.valueOf(failureClass.toUpperCase(Locale.ROOT)),
            row.getString(11),
            row.getString(12)),
        row.getString(13),
        endedAt == null ? null : endedAt.toInstant());
  }

  private static @Nullable String lower(@Nullable Enum<?> value) {
    return value == null ? null : value.name().toLowerCase(Locale.ROOT);
  }

  private <T> List<T> query(String sql, Binder binder, RowReader<T> reader) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      binder.bind(statement);
      try (ResultSet row = statement.executeQuery()) {
        List<T> rows = new ArrayList<>();
        while (row.next()) {
          rows.add(reader.read(row));
        }
        return rows;
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the ledger could not be used", e);
    }
  }

  @FunctionalInterface
  private interface Binder {
    void bind(PreparedStatement statement) throws SQLException;
  }

  @FunctionalInterface
  private interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** Binds one array for each column of a multi-row statement. */
  private static final class Columns<T> {
    private final PreparedStatement statement;
    private final List<T> rows;
    private int index;

    Columns(PreparedStatement statement, List<T> rows) {
      this.statement = statement;
      this.rows = rows;
    }

    void add(String type, Function<T, @Nullable Object> value) throws SQLException {
      statement.setArray(
          ++index,
          statement.getConnection().createArrayOf(type, rows.stream().map(value).toArray()));
    }

    void addBytes(Function<T, byte @Nullable []> value) throws SQLException {
      statement.setArray(
          ++index,
          statement
              .getConnection()
              .createArrayOf("bytea", rows.stream().map(value).toArray(byte[][]::new)));
    }
  }
}
