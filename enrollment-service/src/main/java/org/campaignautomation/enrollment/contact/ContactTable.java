package org.campaignautomation.enrollment.contact;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.campaignautomation.contracts.Contact;
import org.campaignautomation.contracts.ContractJson;
import org.campaignautomation.enrollment.sql.Column;
import org.campaignautomation.enrollment.sql.Database;
import org.campaignautomation.enrollment.sql.Row;
import org.jspecify.annotations.Nullable;

/** Table {@code contacts}. Batches come sorted by id, so that no two wait for each other. */
@Singleton
class ContactTable {
  private static final String UPSERT =
      """
      insert into contacts as c (contact_id, tenant_id, revision, accepted_at, zone, zone_source, body)
      select n.contact_id, n.tenant_id, n.revision, n.accepted_at, n.zone, n.zone_source, n.body::jsonb
      from unnest(?::uuid[], ?::text[], ?::bigint[], ?::timestamptz[], ?::text[], ?::text[], ?::text[])
        as n(contact_id, tenant_id, revision, accepted_at, zone, zone_source, body)
      on conflict (contact_id) do update set
        revision = excluded.revision, accepted_at = excluded.accepted_at, zone = excluded.zone,
        zone_source = excluded.zone_source, body = excluded.body
      where c.revision < excluded.revision and c.tenant_id = excluded.tenant_id and c.erased_at is null
      returning c.contact_id
      """;
  private static final String ERASE =
      """
      insert into contacts as c (contact_id, tenant_id, revision, erased_at)
      select * from unnest(?::uuid[], ?::text[], ?::bigint[], ?::timestamptz[])
      on conflict (contact_id) do update set
        revision = excluded.revision, zone = null, zone_source = null, body = null,
        erased_at = excluded.erased_at
      where c.revision < excluded.revision and c.tenant_id = excluded.tenant_id and c.erased_at is null
      returning c.contact_id
      """;
  private static final String ACCEPTED =
      """
      select contact_id, tenant_id, revision, accepted_at, body from contacts
      where tenant_id = ? and erased_at is null
        and accepted_at >= ? and (accepted_at < ?::timestamptz or ?::timestamptz is null)
        and (accepted_at, contact_id) > (?, ?)
      order by accepted_at, contact_id limit ?
      for share
      """;

  private final Database database;

  ContactTable(Database database) {
    this.database = database;
  }

  /** Stores those that are newer and answers their ids; at most one per contact is given. */
  List<UUID> store(List<StoredContact> contacts) {
    return database.query(
        UPSERT,
        row -> row.uuid("contact_id"),
        Column.uuids(contacts, StoredContact::contactId),
        Column.texts(contacts, StoredContact::tenantId),
        Column.longs(contacts, StoredContact::revision),
        Column.instants(contacts, StoredContact::acceptedAt),
        Column.texts(contacts, contact -> contact.contact().zone()),
        Column.texts(contacts, contact -> contact.contact().zoneSource()),
        Column.texts(contacts, contact -> json(contact.contact())));
  }

  /** Forgets those of which nothing newer is known and answers their ids. */
  List<UUID> erase(List<ContactChange.Erased> contacts) {
    return database.query(
        ERASE,
        row -> row.uuid("contact_id"),
        Column.uuids(contacts, ContactChange.Erased::contactId),
        Column.texts(contacts, ContactChange.Erased::tenantId),
        Column.longs(contacts, ContactChange.Erased::revision),
        Column.instants(contacts, ContactChange.Erased::erasedAt));
  }

  List<StoredContact> find(Collection<UUID> ids) {
    return database.query(
        """
        select contact_id, tenant_id, revision, accepted_at, body from contacts
        where contact_id = any (?::uuid[]) and erased_at is null
        """,
        ContactTable::contact,
        Column.uuids(ids));
  }

  /** In order, and locked against erasure. */
  List<StoredContact> held(String tenantId, Collection<UUID> ids) {
    return database.query(
        """
        select contact_id, tenant_id, revision, accepted_at, body from contacts
        where contact_id = any (?::uuid[]) and tenant_id = ? and erased_at is null
        order by contact_id for share
        """,
        ContactTable::contact,
        Column.uuids(ids),
        tenantId);
  }

  /** Those of the given ids that anything was heard of, erased ones included. */
  List<UUID> heardOf(String tenantId, Collection<UUID> ids) {
    return database.query(
        "select contact_id from contacts where contact_id = any (?::uuid[]) and tenant_id = ?",
        row -> row.uuid("contact_id"),
        Column.uuids(ids),
        tenantId);
  }

  /** Locks what it answers against erasure. */
  List<StoredContact> accepted(
      String tenantId,
      Instant from,
      @Nullable Instant until,
      Instant afterAccepted,
      UUID afterContact,
      int limit) {
    return database.query(
        ACCEPTED,
        ContactTable::contact,
        tenantId,
        from,
        until,
        until,
        afterAccepted,
        afterContact,
        limit);
  }

  private static StoredContact contact(Row row) throws SQLException {
    try {
      return new StoredContact(
          row.uuid("contact_id"),
          row.text("tenant_id"),
          row.count("revision"),
          row.instant("accepted_at"),
          ContractJson.mapper().readValue(row.text("body"), Contact.class));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored contact cannot be read", e);
    }
  }

  private static String json(Contact contact) {
    try {
      return ContractJson.mapper().writeValueAsString(contact);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a contact cannot be written", e);
    }
  }
}
