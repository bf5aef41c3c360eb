package org.campaignautomation.campaign.definition;

import java.util.List;
import org.campaignautomation.contracts.Freeze;
import org.campaignautomation.contracts.InFlight;
import org.jspecify.annotations.Nullable;

/** Tells the other services, from the caller's transaction. */
public interface CampaignAnnouncer {
  /**
   * A campaign that was ever activated has changed; it stands at the given version and revision.
   *
   * @param inFlight what that version means for people on earlier ones; null for a first version
   * @param freezes the pauses that froze time, oldest first
   */
  void changed(Campaign campaign, @Nullable InFlight inFlight, List<Freeze> freezes);
}
