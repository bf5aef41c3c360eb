package org.campaignautomation.campaign.definition;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.campaignautomation.contracts.InFlight;
import org.campaignautomation.contracts.Schedule;
import org.campaignautomation.contracts.Step;
import org.jspecify.annotations.Nullable;

/** A stored version of a campaign; its schedule and steps are rows of their own. */
@Entity
@Table(name = "campaign_versions")
@IdClass(VersionRow.Key.class)
class VersionRow {
  /** A campaign has each version once. */
  record Key(UUID campaignId, int version) {}

  @Id
  @Column(name = "campaign_id")
  private UUID campaignId;

  @Id @Column private int version;

  @Column(name = "tenant_id", updatable = false)
  private String tenantId;

  @Column(name = "in_flight")
  private @Nullable String inFlight;

  @Column(name = "created_at")
  private Instant createdAt;

  /** For Hibernate. */
  VersionRow() {}

  VersionRow(Campaign campaign, @Nullable InFlight decision) {
    campaignId = campaign.id();
    version = campaign.version();
    tenantId = campaign.tenantId();
    inFlight = decision == null ? null : EnumColumns.text(decision);
    createdAt = campaign.updatedAt();
  }

  int version() {
    return version;
  }

  @Nullable InFlight inFlight() {
    return inFlight == null ? null : EnumColumns.value(InFlight.class, inFlight);
  }

  /** The version with its content, nobody counted. */
  CampaignVersion version(Campaign campaign, @Nullable Schedule schedule, List<Step> steps) {
    return new CampaignVersion(
        version,
        version == campaign.version(),
        inFlight(),
        createdAt,
        schedule,
        steps.stream().map(step -> new CampaignVersion.StepWithWaiting(step, 0)).toList());
  }
}
