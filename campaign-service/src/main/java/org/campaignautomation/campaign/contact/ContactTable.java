package org.campaignautomation.campaign.contact;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.campaignautomation.campaign.api.PageRequest;
import org.campaignautomation.campaign.database.Database;
import org.campaignautomation.campaign.database.Row;
import org.jspecify.annotations.Nullable;

/** The table of contacts: one statement for a whole batch. */
@Singleton
class ContactTable {
  private static final String VALUES =
      """
      unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
             ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
             ?::timestamptz[])
        as v(id, external_id, email, email_raw, phone, phone_raw, first_name, last_name,
             customer_name, company_name, zone_given, zone, zone_source, locale, attributes,
             source_time)
      """;

  /**
   * Sorted by key, so that two batches lock in the same order; a row that is there already is
   * locked and left as it is ({@code where false}).
   */
  private static final String INSERT =
      """
      insert into contacts (id, tenant_id, external_id, email, email_raw, phone, phone_raw,
        first_name, last_name, customer_name, company_name, zone_given, zone, zone_source, locale,
        attributes, source_time, revision)
      select v.id, ?, v.external_id, v.email, v.email_raw, v.phone, v.phone_raw,
        v.first_name, v.last_name, v.customer_name, v.company_name, v.zone_given, v.zone,
        v.zone_source, v.locale, v.attributes::jsonb, v.source_time, 1
      from %s
      order by v.external_id
      on conflict (tenant_id, external_id) do update set revision = contacts.revision where false
      returning *
      """
          .formatted(VALUES);

  private static final String UPDATE =
      """
      update contacts c
      set email = v.email, email_raw = v.email_raw, phone = v.phone, phone_raw = v.phone_raw,
        first_name = v.first_name, last_name = v.last_name, customer_name = v.customer_name,
        company_name = v.company_name, zone_given = v.zone_given, zone = v.zone,
        zone_source = v.zone_source, locale = v.locale, attributes = v.attributes::jsonb,
        source_time = v.source_time, revision = c.revision + 1, updated_at = clock_timestamp()
      from %s
      where c.tenant_id = ? and c.id = v.id
      returning c.*
      """
          .formatted(VALUES);

  private static final String TOUCH =
      """
      update contacts c set source_time = v.source_time
      from unnest(?::uuid[], ?::timestamptz[]) as v(id, source_time)
      where c.tenant_id = ? and c.id = v.id
      """;
  private static final String LOCK =
      """
      select * from contacts where tenant_id = ? and external_id = any (?)
      order by external_id for update
      """;
  private static final String FIND = "select * from contacts where tenant_id = ? and id = ?";
  private static final String FIND_ALL =
      "select * from contacts where tenant_id = ? and id = any (?)";
  private static final String IDS =
      "select id, external_id from contacts where tenant_id = ? and external_id = any (?)";
  private static final String LIST =
      """
      select * from contacts where tenant_id = ? and (?::uuid is null or id < ?)
      order by id desc limit ?
      """;
  private static final String DELETE = "delete from contacts where tenant_id = ? and id = ?";

  private final Database database;

  ContactTable(Database database) {
    this.database = database;
  }

  /** Inserts those that are new and locks those that are not; answers the new ones. */
  Map<String, StoredContact> insertOrLock(String tenantId, List<Written> rows) {
    @Nullable Object[] values = columns(rows);
    // The tenant's place is before the arrays: it stands in the select list.
    @Nullable Object[] parameters = new Object[values.length + 1];
    parameters[0] = tenantId;
    System.arraycopy(values, 0, parameters, 1, values.length);
    return byExternalId(database.list(INSERT, ContactTable::read, parameters));
  }

  /** The contacts that are there, locked until the transaction ends. */
  Map<String, StoredContact> lock(String tenantId, Collection<String> externalIds) {
    return byExternalId(
        database.list(
            LOCK, ContactTable::read, tenantId, (Object) externalIds.toArray(String[]::new)));
  }

  /** Writes changes of locked rows. */
  Map<String, StoredContact> update(String tenantId, List<Written> changes) {
    @Nullable Object[] values = columns(changes);
    @Nullable Object[] parameters = new Object[values.length + 1];
    System.arraycopy(values, 0, parameters, 0, values.length);
    parameters[values.length] = tenantId;
    return byExternalId(database.list(UPDATE, ContactTable::read, parameters));
  }

  /** Writes the time of the newest event of locked rows that stay as they are otherwise. */
  void touch(String tenantId, List<Written> touched) {
    database.update(
        TOUCH,
        touched.stream().map(Written::id).toArray(UUID[]::new),
        touched.stream().map(Written::sourceTime).toArray(Instant[]::new),
        tenantId);
  }

  Optional<StoredContact> find(String tenantId, UUID id) {
    return database.first(FIND, ContactTable::read, tenantId, id);
  }

  List<StoredContact> find(String tenantId, Collection<UUID> ids) {
    return database.list(FIND_ALL, ContactTable::read, tenantId, (Object) ids.toArray(UUID[]::new));
  }

  Map<String, UUID> ids(String tenantId, Collection<String> externalIds) {
    Map<String, UUID> ids = new HashMap<>();
    database.list(
        IDS,
        row -> ids.put(row.text("external_id"), row.id("id")),
        tenantId,
        (Object) externalIds.toArray(String[]::new));
    return ids;
  }

  Optional<StoredContact> lock(String tenantId, UUID id) {
    return database.first(FIND + " for update", ContactTable::read, tenantId, id);
  }

  List<StoredContact> list(String tenantId, PageRequest page) {
    return database.list(
        LIST, ContactTable::read, tenantId, page.before(), page.before(), page.fetch());
  }

  void delete(String tenantId, UUID id) {
    database.update(DELETE, tenantId, id);
  }

  /** What is written to a row. */
  record Written(UUID id, ContactData data, @Nullable Instant sourceTime) {}

  private static @Nullable Object[] columns(List<Written> rows) {
    return new @Nullable Object[] {
      rows.stream().map(Written::id).toArray(UUID[]::new),
      texts(rows, ContactData::externalId),
      texts(rows, ContactData::email),
      texts(rows, ContactData::emailRaw),
      texts(rows, ContactData::phone),
      texts(rows, ContactData::phoneRaw),
      texts(rows, ContactData::firstName),
      texts(rows, ContactData::lastName),
      texts(rows, ContactData::customerName),
      texts(rows, ContactData::companyName),
      texts(rows, ContactData::zoneGiven),
      texts(rows, ContactData::zone),
      texts(rows, data -> data.zoneSource().text()),
      texts(rows, ContactData::locale),
      texts(rows, data -> Attributes.toColumn(data.attributes())),
      rows.stream().map(Written::sourceTime).toArray(Instant[]::new)
    };
  }

  private static Object texts(List<Written> rows, Function<ContactData, @Nullable String> column) {
    return rows.stream().map(row -> column.apply(row.data())).toArray(String[]::new);
  }

  private static Map<String, StoredContact> byExternalId(List<StoredContact> contacts) {
    Map<String, StoredContact> found = HashMap.newHashMap(contacts.size());
    contacts.forEach(contact -> found.put(contact.data().externalId(), contact));
    return found;
  }

  static StoredContact read(Row row) throws SQLException {
    return new StoredContact(
        row.id("id"),
        row.text("tenant_id"),
        new ContactData(
            row.text("external_id"),
            row.textOrNull("email"),
            row.textOrNull("email_raw"),
            row.textOrNull("phone"),
            row.textOrNull("phone_raw"),
            row.textOrNull("first_name"),
            row.textOrNull("last_name"),
            row.textOrNull("customer_name"),
            row.textOrNull("company_name"),
            row.textOrNull("zone_given"),
            row.text("zone"),
            ZoneSource.ofText(row.text("zone_source")),
            row.textOrNull("locale"),
            Attributes.ofColumn(row.text("attributes"))),
        row.bigint("revision"),
        row.instantOrNull("source_time"),
        row.instant("accepted_at"),
        row.instant("updated_at"));
  }
}
