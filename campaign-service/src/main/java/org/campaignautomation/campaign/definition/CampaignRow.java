package org.campaignautomation.campaign.definition;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.campaignautomation.contracts.CampaignStatus;
import org.campaignautomation.contracts.Schedule;
import org.campaignautomation.contracts.Step;
import org.jspecify.annotations.Nullable;

/** A stored campaign; its schedule and steps are rows of each version. */
@Entity
@Table(name = "campaigns")
class CampaignRow {
  @Id private UUID id;

  @Column(name = "tenant_id", updatable = false)
  private String tenantId;

  @Column private String name;

  @Column private String status;

  @Column(name = "trigger_type")
  private String triggerType;

  @Column(name = "look_back_days")
  private int lookBackDays;

  @Column private int version;

  @Column private long revision;

  @Column(name = "created_at", updatable = false)
  private Instant createdAt;

  @Column(name = "updated_at")
  private Instant updatedAt;

  @Column(name = "activated_at")
  private @Nullable Instant activatedAt;

  @Column(name = "paused_at")
  private @Nullable Instant pausedAt;

  @Column(name = "archived_at")
  private @Nullable Instant archivedAt;

  /** For Hibernate. */
  CampaignRow() {}

  CampaignRow(Campaign campaign) {
    id = campaign.id();
    tenantId = campaign.tenantId();
    createdAt = campaign.createdAt();
    become(campaign);
  }

  /** Takes over all that may change. */
  final void become(Campaign campaign) {
    name = campaign.content().name();
    status = EnumColumns.text(campaign.status());
    triggerType = campaign.content().trigger().text();
    lookBackDays = campaign.content().lookBackDays();
    version = campaign.version();
    revision = campaign.revision();
    updatedAt = campaign.updatedAt();
    activatedAt = campaign.activatedAt();
    pausedAt = campaign.pausedAt();
    archivedAt = campaign.archivedAt();
  }

  UUID id() {
    return id;
  }

  int version() {
    return version;
  }

  CampaignHeader header() {
    return new CampaignHeader(id, name, EnumColumns.value(CampaignStatus.class, status));
  }

  /** The campaign with the content of its version. */
  Campaign campaign(@Nullable Schedule schedule, List<Step> steps) {
    return new Campaign(
        id,
        tenantId,
        EnumColumns.value(CampaignStatus.class, status),
        version,
        revision,
        new CampaignContent(
            name, Trigger.ofText(triggerType).orElseThrow(), lookBackDays, schedule, steps),
        createdAt,
        updatedAt,
        activatedAt,
        pausedAt,
        archivedAt);
  }
}
