package org.campaignautomation.endtoend.crash;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.campaignautomation.localstack.postgres.PostgresServer;

/**
 * The e-mails that were on the wire when their sender, its database or the way to the relay was
 * lost. Of these, and of those that the relay itself left in doubt, the outcome may be unknown; of
 * no other.
 */
final class Doubts {
  /** Or given up since the last look. */
  private static final String ON_THE_WIRE =
      """
      select job_id from dispatch.deliveries
      where channel = 'email' and (state = 'sending'
        or state = 'unknown' and ended_at > clock_timestamp() - interval '300 ms')
      """;

  private static final Duration PAUSE = Duration.ofMillis(100);

  private final Set<UUID> jobs = new HashSet<>();

  /** Notes what is on the wire now; what cannot be read, since the database is away, is not. */
  void note(PostgresServer postgres) {
    try (Connection connection = postgres.adminConnection();
        Statement select = connection.createStatement();
        ResultSet row = select.executeQuery(ON_THE_WIRE)) {
      synchronized (jobs) {
        while (row.next()) {
          jobs.add(row.getObject(1, UUID.class));
        }
      }
    } catch (SQLException e) {
      // It was killed; what is on the wire is noted when it is back.
    }
  }

  boolean has(UUID jobId) {
    synchronized (jobs) {
      return jobs.contains(jobId);
    }
  }

  int size() {
    synchronized (jobs) {
      return jobs.size();
    }
  }

  /** How long to wait between two looks while a way is lost. */
  static Duration pause() {
    return PAUSE;
  }
}
