package org.campaignautomation.enrollment.progress;

import java.util.List;

/** Tells others what changed. */
public interface ChangeFeed {
  /**
   * Tells all, and returns when it is told.
   *
   * @throws RuntimeException if that is not certain; telling some of it again does no harm
   */
  void tell(List<CampaignChanges> changes);
}
