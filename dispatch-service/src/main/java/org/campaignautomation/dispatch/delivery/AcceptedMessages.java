package org.campaignautomation.dispatch.delivery;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The ledger's side of the books: messages that a provider accepted, or that count as accepted by
 * decision, per campaign. Those that the purge forgot are counted too, so a sum never falls.
 */
@Singleton
public class AcceptedMessages {
  /** Each part is read from its index in the order of campaigns, and stops after a page. */
  private static final String COUNT =
      """
      select campaign_id, sum(accepted)::bigint from (
        (select campaign_id, count(*) as accepted from deliveries
         where tenant_id = ? and state = 'accepted' and campaign_id > ?
         group by campaign_id order by campaign_id limit ?)
        union all
        (select campaign_id, accepted from forgotten_deliveries
         where tenant_id = ? and campaign_id > ?
         order by campaign_id limit ?)) counted
      group by campaign_id order by campaign_id limit ?
      """;

  private static final UUID BEFORE_ALL = new UUID(0, 0);

  private final DataSource dataSource;

  AcceptedMessages(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** A page of campaigns, in the order of their ids. */
  public record Counts(Instant asOf, List<Campaign> campaigns) {
    public Counts {
      campaigns = List.copyOf(campaigns);
    }
  }

  /** One campaign's; none is listed without an accepted message. */
  public record Campaign(UUID campaignId, long accepted) {}

  /**
   * Counts.
   *
   * @param after the last campaign of the page before; null to begin
   */
  public Counts of(String tenantId, @Nullable UUID after, int limit) {
    UUID from = after == null ? BEFORE_ALL : after;
    try (Connection connection = dataSource.getConnection();
        PreparedStatement count = connection.prepareStatement(COUNT);
        PreparedStatement clock = connection.prepareStatement("select clock_timestamp()")) {
      count.setString(1, tenantId);
      count.setObject(2, from);
      count.setInt(3, limit);
      count.setString(4, tenantId);
      count.setObject(5, from);
      count.setInt(6, limit);
      count.setInt(7, limit);
      return new Counts(now(clock), campaigns(count));
    } catch (SQLException e) {
      throw new IllegalStateException("accepted messages could not be counted", e);
    }
  }

  private static Instant now(PreparedStatement clock) throws SQLException {
    try (ResultSet row = clock.executeQuery()) {
      row.next();
      return row.getTimestamp(1).toInstant();
    }
  }

  private static List<Campaign> campaigns(PreparedStatement count) throws SQLException {
    List<Campaign> campaigns = new ArrayList<>();
    try (ResultSet row = count.executeQuery()) {
      while (row.next()) {
        campaigns.add(new Campaign(row.getObject(1, UUID.class), row.getLong(2)));
      }
    }
    return campaigns;
  }
}
