package org.campaignautomation.campaign.definition;

import java.time.Instant;
import java.util.UUID;
import org.campaignautomation.contracts.CampaignStatus;
import org.jspecify.annotations.Nullable;

/**
 * A campaign with its current content.
 *
 * @param version raised by an edit that is more than content; people in flight stay on theirs
 * @param revision raised by every change, under the row's lock
 * @param activatedAt contacts accepted from here on are enrolled; by the database's clock
 * @param pausedAt since when it is paused; null while it is not
 * @param archivedAt contacts accepted from here on are not enrolled
 */
public record Campaign(
    UUID id,
    String tenantId,
    CampaignStatus status,
    int version,
    long revision,
    CampaignContent content,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant activatedAt,
    @Nullable Instant pausedAt,
    @Nullable Instant archivedAt) {

  static Campaign draft(UUID id, String tenantId, CampaignContent content, Instant now) {
    return new Campaign(
        id, tenantId, CampaignStatus.DRAFT, 1, 1, content, now, now, null, null, null);
  }

  /** Whether the other services know it. */
  boolean isPublished() {
    return activatedAt != null;
  }

  /** The same, one step further in its life. */
  Campaign after(Transition transition, Instant now) {
    CampaignStatus next = transition.target();
    return new Campaign(
        id,
        tenantId,
        next,
        version,
        revision + 1,
        content,
        createdAt,
        now,
        transition == Transition.ACTIVATE ? now : activatedAt,
        next == CampaignStatus.PAUSED ? now : null,
        next == CampaignStatus.ARCHIVED ? now : null);
  }

  /** The same with other content, at a version and a revision. */
  Campaign with(CampaignContent newContent, int newVersion, long newRevision, Instant now) {
    return new Campaign(
        id,
        tenantId,
        status,
        newVersion,
        newRevision,
        newContent,
        createdAt,
        now,
        activatedAt,
        pausedAt,
        archivedAt);
  }
}
