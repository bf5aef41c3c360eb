package org.campaignautomation.campaign.definition;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.campaignautomation.campaign.database.Database;
import org.campaignautomation.contracts.CampaignStatus;
import org.jspecify.annotations.Nullable;

/** Which campaigns there are and which run: of one tenant, or of all of them. */
@ApplicationScoped
public class ActiveCampaigns {
  private static final int BATCH = 500;

  private static final String AFTER =
      """
      select id, tenant_id, name, updated_at from campaigns
      where status = 'active' and trigger_type = ? and (?::text is null or tenant_id = ?)
        and (?::uuid is null or id > ?)
      order by id limit ?
      """;
  private static final String COUNT =
      """
      select status, count(*) as campaigns from campaigns
      where ?::text is null or tenant_id = ?
      group by status
      """;

  /** Whoever has settings, a campaign or a contact; contacts by skipping from tenant to tenant. */
  private static final String TENANTS =
      """
      with recursive owners(tenant_id) as (
        (select min(tenant_id) from contacts)
        union all
        select (select min(c.tenant_id) from contacts c where c.tenant_id > o.tenant_id)
        from owners o where o.tenant_id is not null)
      select tenant_id from owners where tenant_id is not null
      union select tenant_id from tenant_settings
      union select tenant_id from campaigns
      order by tenant_id
      """;

  private final Database database;

  ActiveCampaigns(Database database) {
    this.database = database;
  }

  /** One that runs. */
  public record Active(UUID id, String tenantId, String name, Instant updatedAt) {}

  /**
   * Those that are active and have this trigger, oldest first.
   *
   * @param tenantId null for all tenants
   */
  @Transactional
  public List<Active> with(Trigger trigger, @Nullable String tenantId) {
    List<Active> all = new ArrayList<>();
    List<Active> batch;
    do {
      UUID last = all.isEmpty() ? null : all.getLast().id();
      batch =
          database.list(
              AFTER,
              row ->
                  new Active(
                      row.id("id"),
                      row.text("tenant_id"),
                      row.text("name"),
                      row.instant("updated_at")),
              trigger.text(),
              tenantId,
              tenantId,
              last,
              last,
              BATCH);
      all.addAll(batch);
    } while (batch.size() == BATCH);
    return all;
  }

  /**
   * How many campaigns have each status; all are there.
   *
   * @param tenantId null for all tenants
   */
  @Transactional
  public Map<CampaignStatus, Long> counts(@Nullable String tenantId) {
    Map<CampaignStatus, Long> counts = new EnumMap<>(CampaignStatus.class);
    for (CampaignStatus status : CampaignStatus.values()) {
      counts.put(status, 0L);
    }
    database.list(
        COUNT,
        row ->
            counts.put(
                EnumColumns.value(CampaignStatus.class, row.text("status")),
                row.bigint("campaigns")),
        tenantId,
        tenantId);
    return counts;
  }

  /** All campaigns of a tenant, drafts included. */
  @Transactional
  public List<UUID> ids(String tenantId) {
    return database.list(
        "select id from campaigns where tenant_id = ?", row -> row.id("id"), tenantId);
  }

  /** Every tenant that has anything here. */
  @Transactional
  public List<String> tenants() {
    return database.list(TENANTS, row -> row.text("tenant_id"));
  }
}
