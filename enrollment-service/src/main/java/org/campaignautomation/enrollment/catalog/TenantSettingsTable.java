package org.campaignautomation.enrollment.catalog;

import jakarta.inject.Singleton;
import java.util.Collection;
import org.campaignautomation.enrollment.sql.Column;
import org.campaignautomation.enrollment.sql.Database;

/** Table {@code tenant_settings}. */
@Singleton
class TenantSettingsTable {
  private static final String UPSERT =
      """
      insert into tenant_settings as t (tenant_id, revision, company_name, default_zone, changed_at)
      select * from unnest(?::text[], ?::bigint[], ?::text[], ?::text[], ?::timestamptz[])
      on conflict (tenant_id) do update set
        revision = excluded.revision, company_name = excluded.company_name,
        default_zone = excluded.default_zone, changed_at = excluded.changed_at
      where t.revision < excluded.revision
      """;

  private final Database database;

  TenantSettingsTable(Database database) {
    this.database = database;
  }

  /** Stores those that are newer; at most one per tenant is given. */
  void store(Collection<TenantSettings> settings) {
    database.update(
        UPSERT,
        Column.texts(settings, TenantSettings::tenantId),
        Column.longs(settings, TenantSettings::revision),
        Column.texts(settings, TenantSettings::companyName),
        Column.texts(settings, TenantSettings::defaultZone),
        Column.instants(settings, TenantSettings::changedAt));
  }
}
