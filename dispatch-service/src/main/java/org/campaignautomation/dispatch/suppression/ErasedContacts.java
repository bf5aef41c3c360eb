package org.campaignautomation.dispatch.suppression;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import javax.sql.DataSource;
import org.campaignautomation.contracts.ContactErased;

/** The table {@code erased_contacts}. */
@Singleton
public class ErasedContacts {
  private static final String SAVE =
      """
      insert into erased_contacts (tenant_id, contact_id, erased_at)
      select * from unnest(?::text[], ?::uuid[], ?::timestamptz[])
      on conflict (tenant_id, contact_id) do nothing
      """;
  private final DataSource dataSource;
  private final AddressLocks locks;

  ErasedContacts(DataSource dataSource, AddressLocks locks) {
    this.dataSource = dataSource;
    this.locks = locks;
  }

  /** Notes erasures in the caller's transaction, after the claims that are under way. */
  public void save(List<ContactErased> erasures) {
    locks.own(
        erasures.stream()
            .map(erased -> AddressLocks.key(erased.tenantId(), erased.contactId()))
            .toList());
    try (Connection connection = dataSource.getConnection();
        PreparedStatement save = connection.prepareStatement(SAVE)) {
      save.setArray(
          1,
          connection.createArrayOf(
              "text", erasures.stream().map(ContactErased::tenantId).toArray()));
      save.setArray(
          2,
          connection.createArrayOf(
              "uuid", erasures.stream().map(ContactErased::contactId).toArray()));
      save.setArray(
          3,
          connection.createArrayOf(
              "timestamptz",
              erasures.stream().map(erased -> Timestamp.from(erased.erasedAt())).toArray()));
      save.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("erasures could not be written", e);
    }
  }
}
