package org.campaignautomation.campaign.automation;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.UUID;
import org.campaignautomation.campaign.definition.Campaign;
import org.campaignautomation.campaign.enrollment.EnrollmentOrders;
import org.campaignautomation.campaign.enrollment.Processing;
import org.campaignautomation.campaign.inner.Asker;

/** Hands over at once what is due. */
@Singleton
public class DueJobs {
  private final EnrollmentOrders orders;
  private final Following following;

  DueJobs(EnrollmentOrders orders, Following following) {
    this.orders = orders;
    this.following = following;
  }

  /**
   * Those of one campaign.
   *
   * @throws org.campaignautomation.platform.problem.ProblemException 409 if the campaign is not
   *     active, 503
   */
  public Processing.Processed process(Asker asker, Campaign campaign) {
    RunningCampaign.require(campaign.status());
    return process(asker, campaign.id(), campaign.updatedAt());
  }

  /**
   * Those of a campaign that is known to be active.
   *
   * @param changedAt when it last changed here
   */
  public Processing.Processed process(Asker asker, UUID campaignId, Instant changedAt) {
    return following.order(changedAt, () -> orders.process(asker, campaignId));
  }
}
