package org.campaignautomation.campaign.tenant;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.campaignautomation.campaign.api.PageRequest;
import org.campaignautomation.campaign.database.Database;
import org.campaignautomation.campaign.database.Row;

/** The table of API keys. */
@Singleton
class ApiKeyTable {
  private static final String INSERT =
      """
      insert into api_keys (id, tenant_id, name, scope, hint, hash, created_by)
      values (?, ?, ?, ?, ?, ?, ?) returning *
      """;
  private static final String BY_HASH =
      "select * from api_keys where hash = ? and revoked_at is null";
  private static final String LIST =
      """
      select * from api_keys where tenant_id = ? and (?::uuid is null or id < ?)
      order by id desc limit ?
      """;
  private static final String REVOKE =
      """
      update api_keys set revoked_at = coalesce(revoked_at, clock_timestamp())
      where tenant_id = ? and id = ?
      """;

  private final Database database;

  ApiKeyTable(Database database) {
    this.database = database;
  }

  ApiKey insert(
      UUID id, String tenantId, String name, KeyScope scope, KeySecret secret, String createdBy) {
    return database
        .first(
            INSERT,
            ApiKeyTable::read,
            id,
            tenantId,
            name,
            scope.column(),
            secret.hint(),
            secret.hash(),
            createdBy)
        .orElseThrow();
  }

  Optional<ApiKey> find(KeySecret secret) {
    return database.first(BY_HASH, ApiKeyTable::read, (Object) secret.hash());
  }

  List<ApiKey> list(String tenantId, PageRequest page) {
    return database.list(
        LIST, ApiKeyTable::read, tenantId, page.before(), page.before(), page.fetch());
  }

  boolean revoke(String tenantId, UUID id) {
    return database.update(REVOKE, tenantId, id) == 1;
  }

  private static ApiKey read(Row row) throws SQLException {
    return new ApiKey(
        row.id("id"),
        row.text("tenant_id"),
        row.text("name"),
        KeyScope.ofColumn(row.text("scope")),
        row.text("hint"),
        row.text("created_by"),
        row.instant("created_at"),
        row.instantOrNull("revoked_at"));
  }
}
