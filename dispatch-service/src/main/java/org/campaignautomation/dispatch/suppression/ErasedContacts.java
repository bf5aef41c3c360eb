package org.campaignautomation.dispatch.suppression;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
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
  private static final String AMONG =
      """
      select contact_id from erased_contacts
      join unnest(?::text[], ?::uuid[]) as asked(tenant_id, contact_id)
        using (tenant_id, contact_id)
      """;

  /** A person, within a tenant. */
  public record Person(String tenantId, UUID contactId) {}

  private final DataSource dataSource;

  ErasedContacts(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Notes erasures. */
  public void save(List<ContactErased> erasures) {
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

  /** Those of the people who are erased, by id. */
  public Set<UUID> among(Collection<Person> people) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement find = connection.prepareStatement(AMONG)) {
      find.setArray(
          1, connection.createArrayOf("text", people.stream().map(Person::tenantId).toArray()));
      find.setArray(
          2, connection.createArrayOf("uuid", people.stream().map(Person::contactId).toArray()));
      try (ResultSet row = find.executeQuery()) {
        Set<UUID> erased = new HashSet<>();
        while (row.next()) {
          erased.add(row.getObject(1, UUID.class));
        }
        return erased;
      }
    } catch (SQLException e) {
      throw new IllegalStateException("erasures could not be read", e);
    }
  }
}
