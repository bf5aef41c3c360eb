package org.campaignautomation.enrollment.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.campaignautomation.contracts.CampaignStatus;
import org.campaignautomation.contracts.ContractJson;
import org.campaignautomation.contracts.Freeze;
import org.campaignautomation.enrollment.sql.Column;
import org.campaignautomation.enrollment.sql.Database;
import org.campaignautomation.enrollment.sql.Row;

/** Table {@code campaigns}. */
@Singleton
class CampaignTable {
  private static final TypeReference<List<Freeze>> FREEZES = new TypeReference<>() {};
  private static final String COLUMNS =
      """
      campaign_id, tenant_id, revision, version, status, look_back_days, activated_at, paused_at,
      archived_at, freezes
      """;
  private static final String UPSERT =
      """
      insert into campaigns as c (campaign_id, tenant_id, revision, version, status, look_back_days,
                                  activated_at, paused_at, archived_at, freezes)
      select campaign_id, tenant_id, revision, version, status, look_back_days, activated_at, paused_at,
             archived_at, freezes::jsonb
      from unnest(?::uuid[], ?::text[], ?::bigint[], ?::int[], ?::text[], ?::int[],
                  ?::timestamptz[], ?::timestamptz[], ?::timestamptz[], ?::text[])
        as n(campaign_id, tenant_id, revision, version, status, look_back_days, activated_at, paused_at,
             archived_at, freezes)
      on conflict (campaign_id) do update set
        revision = excluded.revision, version = greatest(c.version, excluded.version),
        status = excluded.status,
        look_back_days = excluded.look_back_days, activated_at = excluded.activated_at,
        paused_at = excluded.paused_at, archived_at = excluded.archived_at,
        freezes = excluded.freezes
      where c.revision < excluded.revision and c.tenant_id = excluded.tenant_id
      returning c.campaign_id
      """;
  private static final String MATCHING =
      "select "
          + COLUMNS
          + """
            from campaigns
            where tenant_id = any (?::text[]) and activated_at <= ?
              and (archived_at is null or archived_at > ?)
            """;

  private final Database database;

  CampaignTable(Database database) {
    this.database = database;
  }

  /** Stores those that are newer and answers their ids; at most one per campaign is given. */
  List<UUID> store(Collection<Campaign> campaigns) {
    return database.query(
        UPSERT,
        row -> row.uuid("campaign_id"),
        Column.uuids(campaigns, Campaign::campaignId),
        Column.texts(campaigns, Campaign::tenantId),
        Column.longs(campaigns, Campaign::revision),
        Column.ints(campaigns, Campaign::version),
        Column.names(campaigns, Campaign::status),
        Column.ints(campaigns, Campaign::lookBackDays),
        Column.instants(campaigns, Campaign::activatedAt),
        Column.instants(campaigns, Campaign::pausedAt),
        Column.instants(campaigns, Campaign::archivedAt),
        Column.texts(campaigns, CampaignTable::freezes));
  }

  List<Campaign> find(Collection<UUID> ids) {
    return database.query(
        "select " + COLUMNS + " from campaigns where campaign_id = any (?::uuid[])",
        CampaignTable::campaign,
        Column.uuids(ids));
  }

  /** Those that some contact of these tenants, accepted in this span, may match. */
  List<Campaign> matching(Collection<String> tenantIds, Instant earliest, Instant latest) {
    return database.query(
        MATCHING, CampaignTable::campaign, Column.texts(tenantIds), latest, earliest);
  }

  private static Campaign campaign(Row row) throws SQLException {
    return new Campaign(
        row.uuid("campaign_id"),
        row.text("tenant_id"),
        row.count("revision"),
        row.number("version"),
        row.name("status", CampaignStatus.class),
        row.number("look_back_days"),
        row.instantOrNull("activated_at"),
        row.instantOrNull("paused_at"),
        row.instantOrNull("archived_at"),
        freezes(row.text("freezes")));
  }

  private static List<Freeze> freezes(String json) {
    try {
      return ContractJson.mapper().readValue(json, FREEZES);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("stored freezes cannot be read", e);
    }
  }

  private static String freezes(Campaign campaign) {
    try {
      return ContractJson.mapper().writeValueAsString(campaign.freezes());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("freezes cannot be written", e);
    }
  }
}
