package org.campaignautomation.campaign.console.campaigns;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.campaignautomation.campaign.api.EntityTags;
import org.campaignautomation.campaign.automation.TriggerOutcome;
import org.campaignautomation.campaign.automation.Triggers;
import org.campaignautomation.campaign.definition.Campaign;
import org.campaignautomation.campaign.definition.Campaigns;
import org.campaignautomation.campaign.definition.ResumeMode;
import org.campaignautomation.campaign.inner.Asker;
import org.campaignautomation.platform.problem.ProblemException;

/** What is done with a campaign as a whole, and the sentence that says what came of it. */
@Singleton
class CampaignLife {
  /** Only the counts are told. */
  private static final int NO_RESULTS = 0;

  private final Campaigns campaigns;
  private final Triggers triggers;

  CampaignLife(Campaigns campaigns, Triggers triggers) {
    this.campaigns = campaigns;
    this.triggers = triggers;
  }

  /** Whom a trigger over some days would reach, as far as it can be known. */
  CampaignReach reach(Asker asker, Campaign campaign, int days) {
    try {
      return new CampaignReach(days, triggers.plan(asker, campaign, days, NO_RESULTS), null);
    } catch (ProblemException e) {
      return new CampaignReach(days, null, e.problem().detail());
    }
  }

  /**
   * Activates, and enrols those of the last days.
   *
   * @param days 0 for nobody but those to come
   */
  String activate(Asker asker, UUID id, int days, long revision) {
    Campaign campaign =
        campaigns.activate(asker.tenantId(), id, EntityTags.of(revision)).campaign();
    String active = "“" + campaign.content().name() + "” is active.";
    if (days == 0) {
      return active;
    }
    try {
      TriggerOutcome outcome = triggers.run(asker, campaign, days, NO_RESULTS);
      return "%s %d people of the last %d days were enrolled."
          .formatted(active, outcome.enrolled(), days);
    } catch (ProblemException e) {
      return active + " Those of the last days may not be enrolled yet: " + e.problem().detail();
    }
  }

  String pause(Asker asker, UUID id, long revision) {
    Campaign campaign = campaigns.pause(asker.tenantId(), id, EntityTags.of(revision));
    return "“" + campaign.content().name() + "” is paused: nothing is sent until it is resumed.";
  }

  String resume(Asker asker, UUID id, ResumeMode mode, long revision) {
    Campaign campaign = campaigns.resume(asker.tenantId(), id, mode, EntityTags.of(revision));
    return "“" + campaign.content().name() + "” is active again.";
  }

  String archive(Asker asker, UUID id, long revision) {
    Campaign campaign = campaigns.archive(asker.tenantId(), id, EntityTags.of(revision));
    return "“" + campaign.content().name() + "” is archived.";
  }

  String delete(Asker asker, UUID id, long revision) {
    campaigns.delete(asker.tenantId(), id, EntityTags.of(revision));
    return "The draft is deleted.";
  }

  /** What a pause means. */
  static List<String> meaningOfPause() {
    return List.of(
        "New people are still enrolled, and their messages are planned.",
        "Nothing is sent. What was handed to a provider already still arrives.",
        "Resuming asks whether time went on meanwhile or stood still.");
  }

  /** What archiving means. */
  static List<String> meaningOfArchiving() {
    return List.of(
        "It ends for good: it enrols nobody any more and cannot be activated again.",
        "All messages that wait are cancelled. What was handed to a provider already still"
            + " arrives.",
        "Its numbers and its history stay.");
  }
}
