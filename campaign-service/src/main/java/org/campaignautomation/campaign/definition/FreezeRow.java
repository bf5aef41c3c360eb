package org.campaignautomation.campaign.definition;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.campaignautomation.contracts.Freeze;

/** A stored pause that was resumed with freeze. */
@Entity
@Table(name = "campaign_freezes")
@IdClass(FreezeRow.Key.class)
class FreezeRow {
  /** A campaign is paused once at a time. */
  record Key(UUID campaignId, Instant pausedAt) {}

  @Id
  @Column(name = "campaign_id")
  private UUID campaignId;

  @Id
  @Column(name = "paused_at")
  private Instant pausedAt;

  @Column(name = "tenant_id", updatable = false)
  private String tenantId;

  @Column(name = "resumed_at")
  private Instant resumedAt;

  /** For Hibernate. */
  FreezeRow() {}

  FreezeRow(Campaign campaign, Freeze freeze) {
    campaignId = campaign.id();
    tenantId = campaign.tenantId();
    pausedAt = freeze.pausedAt();
    resumedAt = freeze.resumedAt();
  }

  Freeze freeze() {
    return new Freeze(pausedAt, resumedAt);
  }
}
