package org.campaignautomation.enrollment.journey;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Predicate;
import org.campaignautomation.enrollment.catalog.Campaign;
import org.campaignautomation.enrollment.catalog.CampaignFollower;
import org.campaignautomation.enrollment.catalog.CampaignVersion;

/**
 * Plans the work that a campaign's activation and archiving, its freezes and its new versions
 * bring.
 */
@Singleton
class CampaignWatch implements CampaignFollower {
  private final CampaignTaskTable tasks;

  CampaignWatch(CampaignTaskTable tasks) {
    this.tasks = tasks;
  }

  @Override
  public void changed(List<Change> changes, List<CampaignVersion> added) {
    tasks.add(
        CampaignTaskTable.Task.ENROLL, newly(changes, campaign -> campaign.activatedAt() != null));
    tasks.add(CampaignTaskTable.Task.CANCEL, newly(changes, Campaign::isArchived));
    tasks.add(CampaignTaskTable.Task.FREEZE, newlyFrozen(changes));
    tasks.addForVersions(
        CampaignTaskTable.Task.MOVE, added.stream().filter(CampaignVersion::movesPeople).toList());
  }

  private static List<Campaign> newlyFrozen(List<Change> changes) {
    return changes.stream()
        .filter(change -> !change.after().freezes().isEmpty())
        .filter(
            change ->
                change.before() == null
                    || change.before().freezes().size() < change.after().freezes().size())
        .map(Change::after)
        .toList();
  }

  private static List<Campaign> newly(List<Change> changes, Predicate<Campaign> state) {
    return changes.stream()
        .filter(change -> state.test(change.after()))
        .filter(change -> change.before() == null || !state.test(change.before()))
        .map(Change::after)
        .toList();
  }
}
