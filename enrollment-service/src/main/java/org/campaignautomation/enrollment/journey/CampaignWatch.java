package org.campaignautomation.enrollment.journey;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Predicate;
import org.campaignautomation.enrollment.catalog.Campaign;
import org.campaignautomation.enrollment.catalog.CampaignFollower;

/** Plans the work that a campaign's activation and archiving bring. */
@Singleton
class CampaignWatch implements CampaignFollower {
  private final CampaignTaskTable tasks;

  CampaignWatch(CampaignTaskTable tasks) {
    this.tasks = tasks;
  }

  @Override
  public void changed(List<Change> changes) {
    tasks.add(
        CampaignTaskTable.Task.ENROLL, newly(changes, campaign -> campaign.activatedAt() != null));
    tasks.add(CampaignTaskTable.Task.CANCEL, newly(changes, Campaign::isArchived));
  }

  private static List<Campaign> newly(List<Change> changes, Predicate<Campaign> state) {
    return changes.stream()
        .filter(change -> state.test(change.after()))
        .filter(change -> change.before() == null || !state.test(change.before()))
        .map(Change::after)
        .toList();
  }
}
