package org.campaignautomation.platform.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.campaignautomation.platform.event.EventPublisher;
import org.campaignautomation.platform.event.Refusal;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Moves the outbox to Kafka: remove a batch, send it, await every acknowledgement, commit. A crash
 * in between rolls the removal back, and the batch is sent again with the same event ids.
 *
 * <p>What Kafka refuses for good holds up nobody but later records of its key: these are set aside
 * with it, although Kafka may have taken them already, and all go out again in their order.
 *
 * <p>Runs in every pod; an advisory lock for the length of the transaction lets one batch at a time
 * pass, in order of ids, so that the last record of a key on a compacted topic is its newest.
 */
@Singleton
public class OutboxRelay {
  private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
  private static final Duration RETRY_MIN = Duration.ofMillis(200);
  private static final Duration RETRY_MAX = Duration.ofSeconds(5);
  private static final Duration OTHER_POD_BUSY = Duration.ofMillis(20);
  private static final Duration LOOK_AT_REFUSED = Duration.ofSeconds(2);
  private static final int RETRIED_AT_ONCE = 50;
  private static final int TRANSACTION_TIMEOUT_SECONDS = 60;

  private static final String LOCK =
      "select pg_try_advisory_xact_lock(hashtext('outbox relay'), hashtext(current_schema()))";
  private static final String TAKE =
      """
      with taken as (
        delete from outbox where id in (
          select id from (
            select id, sum(bytes) over (order by id) - bytes as bytes_before
            from (select id, coalesce(octet_length(body), 0) as bytes
                  from outbox order by id limit ?) oldest) measured
          where bytes_before < ?)
        returning *)
      select taken.*, exists (select from outbox_set_aside s where s.topic = taken.topic
                                and s.record_key = taken.record_key) as behind
      from taken order by id
      """;

  private final DataSource dataSource;
  private final EventPublisher publisher;
  private final SetAsideRecords refused;
  private final OutboxConfig config;
  private final Counter relayed;
  private final Semaphore wakeUps = new Semaphore(0);
  private volatile boolean stopping;
  private @Nullable Thread thread;

  /** Of the relay's own thread, by its nanosecond clock. */
  private long lookedAt = System.nanoTime() - LOOK_AT_REFUSED.toNanos();

  OutboxRelay(
      DataSource dataSource,
      EventPublisher publisher,
      SetAsideRecords refused,
      OutboxConfig config,
      MeterRegistry registry) {
    this.dataSource = dataSource;
    this.publisher = publisher;
    this.refused = refused;
    this.config = config;
    this.relayed = registry.counter("outbox.relayed");
  }

  void start(@Observes StartupEvent event) {
    thread = Thread.ofPlatform().name("outbox-relay").daemon().start(this::run);
  }

  /** Lets the batch under way end: what is committed but not sent goes out after the restart. */
  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    stopping = true;
    wake();
    if (thread != null) {
      thread.join(Duration.ofSeconds(15));
    }
  }

  /** Ends the relay's sleep. */
  void wake() {
    wakeUps.release();
  }

  private void run() {
    Duration retry = RETRY_MIN;
    while (!stopping) {
      try {
        tryRefusedAgain();
        sleep(relayBatch());
        retry = RETRY_MIN;
      } catch (RuntimeException e) {
        LOG.warnf("The outbox could not be relayed, next try in %s: %s", retry, rootCause(e));
        sleep(retry);
        retry = retry.multipliedBy(2).compareTo(RETRY_MAX) < 0 ? retry.multipliedBy(2) : RETRY_MAX;
      }
    }
  }

  /** Sends one batch; answers how long to sleep after it. */
  private Duration relayBatch() {
    return inTurn(
        connection -> {
          List<OutboxRow> batch = take(connection);
          send(connection, batch);
          return isFull(batch) ? Duration.ZERO : config.pollInterval();
        },
        OTHER_POD_BUSY);
  }

  /** Whether more may be waiting. */
  private boolean isFull(List<OutboxRow> batch) {
    return batch.size() == config.batchSize()
        || batch.stream().mapToLong(OutboxRow::bytes).sum() >= config.batchBytes();
  }

  /** Tries again what was refused, now and then; while there is more of it, without a pause. */
  private void tryRefusedAgain() {
    if (System.nanoTime() - lookedAt < LOOK_AT_REFUSED.toNanos()) {
      return;
    }
    int tried =
        inTurn(
            connection -> {
              List<OutboxRow> due = refused.takeDue(connection, RETRIED_AT_ONCE);
              send(connection, due);
              return due.size();
            },
            0);
    if (tried < RETRIED_AT_ONCE) {
      lookedAt = System.nanoTime();
      refused.count();
    }
  }

  /** Sends rows that were removed; puts aside what Kafka refuses, and what must not overtake it. */
  private void send(Connection connection, List<OutboxRow> rows) throws SQLException {
    List<Refusal> refusals =
        publisher.send(rows.stream().filter(row -> !row.behind()).map(OutboxRow::event).toList());
    int kept = refused.keep(connection, rows, refusals);
    relayed.increment(rows.size() - kept);
  }

  /** Does a piece of work while no other pod does; answers the second value if one does. */
  private <T> T inTurn(Work<T> work, T othersTurn) {
    return QuarkusTransaction.requiringNew()
        .timeout(TRANSACTION_TIMEOUT_SECONDS)
        .call(
            () -> {
              try (Connection connection = dataSource.getConnection()) {
                return lock(connection) ? work.on(connection) : othersTurn;
              }
            });
  }

  /** Something done with rows. */
  private interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  private static boolean lock(Connection connection) throws SQLException {
    try (PreparedStatement lock = connection.prepareStatement(LOCK);
        ResultSet row = lock.executeQuery()) {
      return row.next() && row.getBoolean(1);
    }
  }

  private List<OutboxRow> take(Connection connection) throws SQLException {
    try (PreparedStatement take = connection.prepareStatement(TAKE)) {
      take.setInt(1, config.batchSize());
      take.setLong(2, config.batchBytes());
      try (ResultSet row = take.executeQuery()) {
        List<OutboxRow> batch = new ArrayList<>();
        while (row.next()) {
          batch.add(OutboxRow.read(row));
        }
        return batch;
      }
    }
  }

  private void sleep(Duration atMost) {
    try {
      if (wakeUps.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
        wakeUps.drainPermits();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stopping = true;
    }
  }

  private static String rootCause(Throwable thrown) {
    Throwable cause = thrown;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.toString();
  }
}
