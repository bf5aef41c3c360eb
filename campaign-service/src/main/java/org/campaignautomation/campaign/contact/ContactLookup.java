package org.campaignautomation.campaign.contact;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.campaignautomation.campaign.database.Database;
import org.jspecify.annotations.Nullable;

/** Finds people for those who do something with them. */
@ApplicationScoped
public class ContactLookup {
  private static final String COUNT =
      "select count(*) as contacts from contacts where ?::text is null or tenant_id = ?";
  private static final String NEWEST =
      "select accepted_at from contacts where tenant_id = ? order by id desc limit 1";

  /** The newest show what the company sends today; to know all, all would have to be read. */
  private static final String ATTRIBUTES =
      """
      select distinct name
      from (select attributes from contacts where tenant_id = ? order by id desc limit 500) newest,
        jsonb_object_keys(newest.attributes) as name
      order by name limit ?
      """;

  private final ContactTable table;
  private final Database database;

  ContactLookup(ContactTable table, Database database) {
    this.table = table;
    this.database = database;
  }

  /** Those of these who are the tenant's. */
  @Transactional
  public Map<UUID, StoredContact> byIds(String tenantId, Collection<UUID> ids) {
    Map<UUID, StoredContact> found = new HashMap<>();
    table.find(tenantId, ids).forEach(contact -> found.put(contact.id(), contact));
    return found;
  }

  /** Those of these who are the tenant's, by the company's own ids. */
  @Transactional
  public Map<String, UUID> byExternalIds(String tenantId, List<String> externalIds) {
    return table.ids(tenantId, externalIds);
  }

  /**
   * How many contacts there are.
   *
   * @param tenantId null for all tenants
   */
  @Transactional
  public long count(@Nullable String tenantId) {
    return database.list(COUNT, row -> row.bigint("contacts"), tenantId, tenantId).getFirst();
  }

  /** Names of attributes that the newest contacts have, in order. */
  @Transactional
  public List<String> attributeNames(String tenantId, int limit) {
    return database.list(ATTRIBUTES, row -> row.text("name"), tenantId, limit);
  }

  /** When the newest contact was taken in. */
  @Transactional
  public Optional<Instant> newest(String tenantId) {
    return database.first(NEWEST, row -> row.instant("accepted_at"), tenantId);
  }
}
