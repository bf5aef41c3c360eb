package org.campaignautomation.dispatch.content;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.campaignautomation.contracts.CampaignDefined;
import org.campaignautomation.contracts.CampaignStatus;
import org.campaignautomation.contracts.ContractJson;
import org.campaignautomation.contracts.Step;

/** The tables {@code campaigns} and {@code campaign_versions}. */
@Singleton
public class CampaignTable {
  private static final String SAVE_CAMPAIGNS =
      """
      insert into campaigns as known (tenant_id, campaign_id, revision, status)
      select * from unnest(?::text[], ?::uuid[], ?::bigint[], ?::text[])
      on conflict (tenant_id, campaign_id) do update
      set revision = excluded.revision, status = excluded.status
      where known.revision < excluded.revision
      """;
  private static final String SAVE_VERSIONS =
      """
      insert into campaign_versions as known (tenant_id, campaign_id, version, revision, steps)
      select * from unnest(?::text[], ?::uuid[], ?::integer[], ?::bigint[], ?::jsonb[])
      on conflict (tenant_id, campaign_id, version) do update
      set revision = excluded.revision, steps = excluded.steps
      where known.revision < excluded.revision
      """;

  private static final String STATES =
      """
      select c.tenant_id, c.campaign_id, v.version, v.revision, c.status
      from campaigns c join campaign_versions v using (tenant_id, campaign_id)
      join unnest(?::text[], ?::uuid[], ?::integer[]) as wanted(tenant_id, campaign_id, version)
        using (tenant_id, campaign_id, version)
      order by c.tenant_id, c.campaign_id, v.version
      """;

  /** Locked, so that a pause committed before the claim's commit is one the claim has seen. */
  private static final String LOCKED_STATES = STATES + " for share of c";

  private static final String STEPS =
      """
      select steps from campaign_versions
      where tenant_id = ? and campaign_id = ? and version = ? and revision = ?
      """;
  private static final TypeReference<List<Step>> STEP_LIST = new TypeReference<>() {};

  private final DataSource dataSource;

  CampaignTable(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Takes over what is newer than what is known. */
  public void save(Collection<CampaignDefined> definitions) {
    BinaryOperator<CampaignDefined> newer =
        BinaryOperator.maxBy(Comparator.comparingLong(CampaignDefined::revision));
    saveCampaigns(newest(definitions, d -> new VersionKey(d.tenantId(), d.campaignId(), 0), newer));
    saveVersions(
        newest(definitions, d -> new VersionKey(d.tenantId(), d.campaignId(), d.version()), newer));
  }

  /** One for each key, in an order that all transactions share. */
  private static List<CampaignDefined> newest(
      Collection<CampaignDefined> definitions,
      Function<CampaignDefined, VersionKey> key,
      BinaryOperator<CampaignDefined> newer) {
    return definitions.stream().collect(Collectors.toMap(key, d -> d, newer)).values().stream()
        .sorted(
            Comparator.comparing(CampaignDefined::tenantId)
                .thenComparing(CampaignDefined::campaignId)
                .thenComparing(CampaignDefined::version))
        .toList();
  }

  private void saveCampaigns(List<CampaignDefined> rows) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement save = connection.prepareStatement(SAVE_CAMPAIGNS)) {
      setColumn(connection, save, 1, "text", rows, CampaignDefined::tenantId);
      setColumn(connection, save, 2, "uuid", rows, CampaignDefined::campaignId);
      setColumn(connection, save, 3, "bigint", rows, CampaignDefined::revision);
      setColumn(connection, save, 4, "text", rows, d -> d.status().name().toLowerCase(Locale.ROOT));
      save.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("campaigns could not be written", e);
    }
  }

  private void saveVersions(List<CampaignDefined> rows) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement save = connection.prepareStatement(SAVE_VERSIONS)) {
      setColumn(connection, save, 1, "text", rows, CampaignDefined::tenantId);
      setColumn(connection, save, 2, "uuid", rows, CampaignDefined::campaignId);
      setColumn(connection, save, 3, "integer", rows, CampaignDefined::version);
      setColumn(connection, save, 4, "bigint", rows, CampaignDefined::revision);
      setColumn(connection, save, 5, "text", rows, CampaignTable::stepsJson);
      save.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("campaign versions could not be written", e);
    }
  }

  /** What is known of each version, absent if nothing; the campaigns stay locked. */
  public Map<VersionKey, CampaignState> lockStates(Collection<VersionKey> keys) {
    return states(LOCKED_STATES, keys);
  }

  /** What is known of each version, for looking only. */
  public Map<VersionKey, CampaignState> states(Collection<VersionKey> keys) {
    return states(STATES, keys);
  }

  private Map<VersionKey, CampaignState> states(String sql, Collection<VersionKey> keys) {
    List<VersionKey> wanted = List.copyOf(keys);
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select = connection.prepareStatement(sql)) {
      setColumn(connection, select, 1, "text", wanted, VersionKey::tenantId);
      setColumn(connection, select, 2, "uuid", wanted, VersionKey::campaignId);
      setColumn(connection, select, 3, "integer", wanted, VersionKey::version);
      try (ResultSet row = select.executeQuery()) {
        Map<VersionKey, CampaignState> states = new HashMap<>();
        while (row.next()) {
          states.put(
              new VersionKey(row.getString(1), row.getObject(2, UUID.class), row.getInt(3)),
              new CampaignState(
                  CampaignStatus.valueOf(row.getString(5).toUpperCase(Locale.ROOT)),
                  row.getLong(4)));
        }
        return states;
      }
    } catch (SQLException e) {
      throw new IllegalStateException("campaigns could not be read", e);
    }
  }

  /** The steps of a version; empty if its content has just changed. */
  List<Step> steps(VersionKey key, long contentRevision) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select = connection.prepareStatement(STEPS)) {
      select.setString(1, key.tenantId());
      select.setObject(2, key.campaignId());
      select.setInt(3, key.version());
      select.setLong(4, contentRevision);
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? ContractJson.mapper().readValue(row.getString(1), STEP_LIST)
            : List.of();
      }
    } catch (SQLException | JsonProcessingException e) {
      throw new IllegalStateException("campaign steps could not be read", e);
    }
  }

  private static String stepsJson(CampaignDefined definition) {
    try {
      return ContractJson.mapper().writeValueAsString(definition.steps());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("steps could not be written", e);
    }
  }

  private static <T> void setColumn(
      Connection connection,
      PreparedStatement statement,
      int index,
      String type,
      List<T> rows,
      Function<T, Object> value)
      throws SQLException {
    statement.setArray(index, connection.createArrayOf(type, rows.stream().map(value).toArray()));
  }
}
