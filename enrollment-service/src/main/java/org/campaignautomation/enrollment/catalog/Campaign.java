package org.campaignautomation.enrollment.catalog;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.campaignautomation.contracts.CampaignStatus;
import org.campaignautomation.contracts.Freeze;
import org.jspecify.annotations.Nullable;

/**
 * Where a campaign is in its life.
 *
 * @param version the one that new enrolments take
 * @param lookBackDays how far back a trigger reaches
 * @param activatedAt contacts accepted from here on are enrolled
 * @param archivedAt contacts accepted from here on are not
 * @param freezes the pauses in which time stood still for its people, oldest first
 */
public record Campaign(
    UUID campaignId,
    String tenantId,
    long revision,
    int version,
    CampaignStatus status,
    int lookBackDays,
    @Nullable Instant activatedAt,
    @Nullable Instant pausedAt,
    @Nullable Instant archivedAt,
    List<Freeze> freezes) {

  public Campaign {
    freezes = List.copyOf(freezes);
  }

  /** Whether a contact is enrolled: it was accepted between activation and archiving. */
  public boolean matches(String contactTenantId, Instant acceptedAt) {
    return tenantId.equals(contactTenantId)
        && activatedAt != null
        && !acceptedAt.isBefore(activatedAt)
        && (archivedAt == null || acceptedAt.isBefore(archivedAt));
  }

  /** Whether it has ended: nothing of it is sent any more. */
  public boolean isArchived() {
    return status == CampaignStatus.ARCHIVED;
  }
}
