package org.campaignautomation.campaign.automation;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.UUID;
import org.campaignautomation.campaign.definition.Campaign;
import org.campaignautomation.campaign.enrollment.Enrolling;
import org.campaignautomation.campaign.enrollment.EnrollmentOrders;
import org.campaignautomation.campaign.inner.Asker;
import org.campaignautomation.contracts.Step;
import org.jspecify.annotations.Nullable;

/** Enrols the contacts of the last days, or shows what that would do. */
@Singleton
public class Triggers {
  private final EnrollmentOrders orders;
  private final Following following;
  private final PreviewTexts texts;

  Triggers(EnrollmentOrders orders, Following following, PreviewTexts texts) {
    this.orders = orders;
    this.following = following;
    this.texts = texts;
  }

  /**
   * Enrols who is not enrolled yet.
   *
   * @param lookBackDays null for the campaign's own
   * @param limit how many results are shown at most
   * @throws org.campaignautomation.platform.problem.ProblemException 409 if the campaign is not
   *     active, 503
   */
  public TriggerOutcome run(
      Asker asker, Campaign campaign, @Nullable Integer lookBackDays, int limit) {
    RunningCampaign.require(campaign.status());
    return TriggerOutcome.of(
        enrol(asker, campaign.id(), campaign.updatedAt(), lookBackDays, limit));
  }

  /**
   * Enrols in a campaign that is known to be active, and only counts if the limit is 0.
   *
   * @param changedAt when it last changed here
   */
  public Enrolling.Triggered enrol(
      Asker asker, UUID campaignId, Instant changedAt, @Nullable Integer lookBackDays, int limit) {
    var trigger = new Enrolling.Trigger(lookBackDays, limit);
    return following.order(changedAt, () -> orders.trigger(asker, campaignId, trigger));
  }

  /**
   * What a run would do, for any campaign, with the texts of the results that are shown; writes
   * nothing.
   *
   * @throws org.campaignautomation.platform.problem.ProblemException 503
   */
  public TriggerOutcome preview(
      Asker asker, Campaign campaign, @Nullable Integer lookBackDays, int limit) {
    return texts.write(asker, campaign, plan(asker, campaign, lookBackDays, limit));
  }

  /** What a run would do, without texts. */
  public Enrolling.Triggered plan(
      Asker asker, Campaign campaign, @Nullable Integer lookBackDays, int limit) {
    var content = campaign.content();
    var definition =
        new Enrolling.Definition(
            campaign.version(),
            content.schedule(),
            content.steps().stream().map(Triggers::withoutTexts).toList());
    int days = lookBackDays == null ? content.lookBackDays() : lookBackDays;
    return orders.preview(asker, campaign.id(), new Enrolling.Preview(definition, days, limit));
  }

  /** Planning needs none, and they may be long. */
  private static Step withoutTexts(Step step) {
    return new Step(
        step.id(),
        step.position(),
        step.channel(),
        step.delay(),
        step.delayFrom(),
        null,
        null,
        null,
        step.maxLateness(),
        step.onTooLate(),
        step.missingVariable());
  }
}
