package org.campaignautomation.dispatch.delivery;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.campaignautomation.platform.telemetry.Logs;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Forgets hand-overs that nothing can ask about any more: no topic holds a record so old. What is
 * unknown stays until somebody decides. Runs in every pod; rows are skipped that another is at.
 */
@Singleton
class LedgerPurge {
  private static final Logger LOG = Logger.getLogger(LedgerPurge.class);
  private static final int BATCH = 1_000;

  /** The longest retention of a topic that can hold a job or its answer, with room for replays. */
  private static final Duration SHORTEST = Duration.ofDays(30);

  /** Forgets and counts in one statement, so that the books do not change. */
  private static final String PURGE =
      """
      with gone as (
        delete from deliveries where (job_id, attempt) in (
          select job_id, attempt from deliveries
          where sending_at < clock_timestamp() - make_interval(secs => ?)
            and state in ('accepted', 'failed')
          limit ? for update skip locked)
        returning tenant_id, campaign_id, state),
      counted as (
        insert into forgotten_deliveries as f (tenant_id, campaign_id, accepted)
        select tenant_id, campaign_id, count(*) from gone where state = 'accepted'
        group by tenant_id, campaign_id order by tenant_id, campaign_id
        on conflict (tenant_id, campaign_id) do update set accepted = f.accepted + excluded.accepted)
      select count(*) from gone
      """;

  private final DataSource dataSource;
  private final Duration keep;

  /**
   * Keeps rows for a time.
   *
   * @throws IllegalArgumentException if it is less than 30 days: a replayed topic would send again
   */
  LedgerPurge(
      DataSource dataSource,
      @ConfigProperty(name = "dispatch.delivery.keep", defaultValue = "35d") Duration keep) {
    if (keep.compareTo(SHORTEST) < 0) {
      throw new IllegalArgumentException(
          "dispatch.delivery.keep is less than 30 days: a replayed topic would send again");
    }
    this.dataSource = dataSource;
    this.keep = keep;
  }

  @Scheduled(every = "1h", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void run() {
    try {
      long purged = 0;
      int batch;
      do {
        batch = QuarkusTransaction.requiringNew().call(this::purge);
        purged += batch;
      } while (batch == BATCH);
      if (purged > 0) {
        LOG.infof("Hand-overs forgotten: %d", purged);
      }
    } catch (RuntimeException e) {
      LOG.warnf("The ledger could not be purged: %s", Logs.describe(e));
    }
  }

  private int purge() throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement purge = connection.prepareStatement(PURGE)) {
      purge.setDouble(1, (double) keep.toSeconds());
      purge.setInt(2, BATCH);
      try (ResultSet purged = purge.executeQuery()) {
        purged.next();
        return purged.getInt(1);
      }
    }
  }
}
