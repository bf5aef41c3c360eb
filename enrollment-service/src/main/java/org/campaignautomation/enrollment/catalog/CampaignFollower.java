package org.campaignautomation.enrollment.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who must know of a changed campaign in the transaction that changes it. */
public interface CampaignFollower {
  /**
   * A campaign that became newer.
   *
   * @param before null if it was not known
   */
  record Change(@Nullable Campaign before, Campaign after) {}

  /**
   * Called once per batch, in its transaction.
   *
   * @param added versions that were not known
   */
  void changed(List<Change> changes, List<CampaignVersion> added);
}
