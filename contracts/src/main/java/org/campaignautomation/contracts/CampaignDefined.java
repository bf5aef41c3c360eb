package org.campaignautomation.contracts;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One version of a campaign in full, with where the campaign is in its life. Published from its
 * first activation on.
 *
 * @param version raised by an edit that is more than content; people in flight stay on theirs
 * @param lookBackDays how far back a trigger reaches for contacts; 0 for new contacts only
 * @param schedule null for always open
 * @param activatedAt contacts accepted from here on are enrolled
 * @param archivedAt contacts accepted from here on are not
 * @param inFlight what this version means for people on earlier ones; null for a first version
 * @param freezes the pauses that were resumed with freeze, oldest first; null for none
 */
public record CampaignDefined(
    String tenantId,
    UUID campaignId,
    long revision,
    int version,
    String name,
    CampaignStatus status,
    int lookBackDays,
    @Nullable Schedule schedule,
    List<Step> steps,
    @Nullable Instant activatedAt,
    @Nullable Instant pausedAt,
    @Nullable Instant archivedAt,
    @Nullable InFlight inFlight,
    @Nullable List<Freeze> freezes,
    Instant changedAt)
    implements Event {

  public CampaignDefined {
    steps = List.copyOf(steps);
    freezes = freezes == null ? null : List.copyOf(freezes);
  }

  @Override
  public String key() {
    return Event.key(campaignId);
  }

  @Override
  public String topic() {
    return Topics.DEFINITIONS;
  }
}
