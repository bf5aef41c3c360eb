package org.campaignautomation.enrollment.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.campaignautomation.contracts.ContractJson;
import org.campaignautomation.contracts.FrequencyCap;
import org.campaignautomation.contracts.QuietHours;
import org.campaignautomation.enrollment.sql.Column;
import org.campaignautomation.enrollment.sql.Database;
import org.campaignautomation.enrollment.sql.Row;
import org.jspecify.annotations.Nullable;

/** Table {@code tenant_settings}. */
@Singleton
class TenantSettingsTable {
  private static final ObjectMapper JSON = ContractJson.mapper();
  private static final TypeReference<List<QuietHours>> QUIET_HOURS = new TypeReference<>() {};
  private static final String UPSERT =
      """
      insert into tenant_settings as t (tenant_id, revision, company_name, default_zone, quiet_hours,
                                        frequency_cap, changed_at)
      select n.tenant_id, n.revision, n.company_name, n.default_zone, n.quiet_hours::jsonb,
             n.frequency_cap::jsonb, n.changed_at
      from unnest(?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[])
        as n(tenant_id, revision, company_name, default_zone, quiet_hours, frequency_cap, changed_at)
      on conflict (tenant_id) do update set
        revision = excluded.revision, company_name = excluded.company_name,
        default_zone = excluded.default_zone, quiet_hours = excluded.quiet_hours,
        frequency_cap = excluded.frequency_cap, changed_at = excluded.changed_at
      where t.revision < excluded.revision
      """;
  private static final String RULES =
      """
      select tenant_id, quiet_hours, frequency_cap from tenant_settings
      where tenant_id = any (?::text[])
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
        Column.texts(settings, one -> json(one.rules().quietHours())),
        Column.texts(settings, one -> json(one.rules().frequencyCap())),
        Column.instants(settings, TenantSettings::changedAt));
  }

  /** What the known ones of the given tenants demand. */
  Map<String, SendingRules> rules(Collection<String> tenantIds) {
    Map<String, SendingRules> rules = new HashMap<>();
    database
        .query(RULES, row -> Map.entry(row.text("tenant_id"), rules(row)), Column.texts(tenantIds))
        .forEach(one -> rules.put(one.getKey(), one.getValue()));
    return rules;
  }

  private static SendingRules rules(Row row) throws SQLException {
    try {
      String cap = row.textOrNull("frequency_cap");
      return new SendingRules(
          JSON.readValue(row.text("quiet_hours"), QUIET_HOURS),
          cap == null ? null : JSON.readValue(cap, FrequencyCap.class));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("stored settings cannot be read", e);
    }
  }

  private static @Nullable String json(@Nullable Object value) {
    try {
      return value == null ? null : JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("settings cannot be written", e);
    }
  }
}
