package org.campaignautomation.enrollment.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.campaignautomation.contracts.ContractJson;
import org.campaignautomation.contracts.InFlight;
import org.campaignautomation.contracts.Schedule;
import org.campaignautomation.enrollment.sql.Column;
import org.campaignautomation.enrollment.sql.Database;
import org.campaignautomation.enrollment.sql.Row;
import org.jspecify.annotations.Nullable;

/** Table {@code campaign_versions}. */
@Singleton
class CampaignVersionTable {
  private static final ObjectMapper JSON = ContractJson.mapper();
  private static final TypeReference<List<CampaignStep>> STEPS = new TypeReference<>() {};
  private static final String INSERT =
      """
      insert into campaign_versions (campaign_id, version, tenant_id, schedule, steps, in_flight)
      select v.campaign_id, v.version, v.tenant_id, v.schedule::jsonb, v.steps::jsonb, v.in_flight
      from unnest(?::uuid[], ?::int[], ?::text[], ?::text[], ?::text[], ?::text[])
        as v(campaign_id, version, tenant_id, schedule, steps, in_flight)
      on conflict (campaign_id, version) do nothing
      returning *
      """;

  private final Database database;

  CampaignVersionTable(Database database) {
    this.database = database;
  }

  /** Stores those that are not known yet, and answers them. */
  List<CampaignVersion> store(Collection<CampaignVersion> versions) {
    return database.query(
        INSERT,
        CampaignVersionTable::version,
        Column.uuids(versions, CampaignVersion::campaignId),
        Column.ints(versions, CampaignVersion::version),
        Column.texts(versions, CampaignVersion::tenantId),
        Column.texts(versions, version -> json(version.schedule())),
        Column.texts(versions, version -> json(version.steps())),
        Column.names(versions, CampaignVersion::inFlight));
  }

  Optional<CampaignVersion> find(UUID campaignId, int version) {
    return database.first(
        "select * from campaign_versions where campaign_id = ? and version = ?",
        CampaignVersionTable::version,
        campaignId,
        version);
  }

  /** Those that people on earlier versions are taken to, oldest first. */
  List<CampaignVersion> moving(UUID campaignId) {
    return database.query(
        """
        select * from campaign_versions
        where campaign_id = ? and in_flight in ('move', 'reschedule') order by version
        """,
        CampaignVersionTable::version,
        campaignId);
  }

  private static CampaignVersion version(Row row) throws SQLException {
    try {
      String schedule = row.textOrNull("schedule");
      String inFlight = row.textOrNull("in_flight");
      return new CampaignVersion(
          row.uuid("campaign_id"),
          row.number("version"),
          row.text("tenant_id"),
          schedule == null ? null : JSON.readValue(schedule, Schedule.class),
          JSON.readValue(row.text("steps"), STEPS),
          inFlight == null ? null : InFlight.valueOf(inFlight.toUpperCase(Locale.ROOT)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored version cannot be read", e);
    }
  }

  private static @Nullable String json(@Nullable Object value) {
    try {
      return value == null ? null : JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a version cannot be written", e);
    }
  }
}
