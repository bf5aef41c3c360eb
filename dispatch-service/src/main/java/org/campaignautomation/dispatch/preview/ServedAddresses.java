package org.campaignautomation.dispatch.preview;

import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import javax.sql.DataSource;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.contracts.TestJobDue;
import org.campaignautomation.dispatch.suppression.AddressHash;
import org.jspecify.annotations.Nullable;

/** Reads from the ledger whose address has had its message through another contact. */
@Singleton
class ServedAddresses {
  private static final String SERVED =
      """
      select asked.at
      from unnest(?::integer[], ?::text[], ?::uuid[], ?::uuid[], ?::uuid[], ?::bytea[])
        as asked(at, tenant_id, campaign_id, step_id, contact_id, address_hash)
      where exists (
        select from deliveries d
        where d.tenant_id = asked.tenant_id and d.campaign_id = asked.campaign_id
          and d.step_id = asked.step_id and d.address_hash = asked.address_hash
          and d.contact_id <> asked.contact_id
          and d.kind = 'sequence' and d.state in ('sending', 'accepted', 'unknown'))
      """;

  private final DataSource dataSource;
  private final AddressHash addresses;

  ServedAddresses(DataSource dataSource, AddressHash addresses) {
    this.dataSource = dataSource;
    this.addresses = addresses;
  }

  Set<TestJobDue> among(List<TestJobDue> jobs) {
    List<TestJobDue> asked =
        jobs.stream()
            .filter(job -> job.stepId() != null && job.contact().address(job.channel()) != null)
            .toList();
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select = connection.prepareStatement(SERVED)) {
      Integer[] places = new Integer[asked.size()];
      byte[][] hashes = new byte[asked.size()][];
      for (int i = 0; i < places.length; i++) {
        places[i] = i;
        hashes[i] = hash(asked.get(i));
      }
      select.setArray(1, connection.createArrayOf("integer", places));
      select.setArray(2, array(connection, "text", asked, TestJobDue::tenantId));
      select.setArray(3, array(connection, "uuid", asked, TestJobDue::campaignId));
      select.setArray(4, array(connection, "uuid", asked, TestJobDue::stepId));
      select.setArray(5, array(connection, "uuid", asked, TestJobDue::contactId));
      select.setArray(6, connection.createArrayOf("bytea", hashes));
      Set<TestJobDue> served = new HashSet<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          served.add(asked.get(row.getInt(1)));
        }
      }
      return served;
    } catch (SQLException e) {
      throw new IllegalStateException("the ledger could not be read", e);
    }
  }

  private byte[] hash(TestJobDue job) {
    Channel channel = job.channel();
    return addresses.of(job.tenantId(), channel, String.valueOf(job.contact().address(channel)));
  }

  private static Array array(
      Connection connection,
      String type,
      List<TestJobDue> jobs,
      Function<TestJobDue, @Nullable Object> column)
      throws SQLException {
    return connection.createArrayOf(type, jobs.stream().map(column).toArray());
  }
}
