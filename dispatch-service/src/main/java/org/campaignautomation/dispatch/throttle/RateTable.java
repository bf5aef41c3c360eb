package org.campaignautomation.dispatch.throttle;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/**
 * The table {@code rate_limits}: for each account the instant at which the next message may go. To
 * take places is to move it on, so the row is the queue of all pods, a killed pod leaves nothing to
 * clean up, and a restart begins where the last one ended.
 *
 * <p>Each statement commits by itself: it must not wait for, or be undone with, anybody's
 * transaction.
 */
@Singleton
class RateTable {
  /**
   * Nobody waits for the disk: what a crash of the database could take back, places of its last
   * fraction of a second, has gone by before it is there again.
   */
  private static final String RESERVE =
      """
      insert into rate_limits as r (account, next_free_at)
      values (?, clock_timestamp() + make_interval(secs => ?))
      on conflict (account) do update
      set next_free_at =
        greatest(r.next_free_at, clock_timestamp() - make_interval(secs => ?)) + make_interval(secs => ?)
      returning extract(epoch from next_free_at - clock_timestamp()),
        set_config('synchronous_commit', 'off', true)
      """;

  private final DataSource dataSource;

  RateTable(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * Takes places in the queue.
   *
   * @param length of the places together
   * @param slack how far back the first may lie if nobody has used the time since
   * @return how long until the first place; negative if it lies back
   */
  Duration reserve(String account, Duration length, Duration slack) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement reserve = connection.prepareStatement(RESERVE)) {
      reserve.setString(1, account);
      reserve.setDouble(2, seconds(length));
      reserve.setDouble(3, seconds(slack));
      reserve.setDouble(4, seconds(length));
      try (ResultSet row = reserve.executeQuery()) {
        row.next();
        return Duration.ofNanos((long) (row.getDouble(1) * 1e9)).minus(length);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the rate limit could not be read", e);
    }
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }
}
