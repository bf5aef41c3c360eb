package org.campaignautomation.campaign.automation;

import java.util.Locale;
import java.util.Map;
import org.campaignautomation.contracts.CampaignStatus;
import org.campaignautomation.platform.problem.Problem;
import org.campaignautomation.platform.problem.ProblemException;

/** What only campaigns that run can do. */
final class RunningCampaign {
  private RunningCampaign() {}

  /**
   * Refuses a campaign that is not active.
   *
   * @throws ProblemException 409 {@code campaign_not_active}
   */
  static void require(CampaignStatus status) {
    if (status != CampaignStatus.ACTIVE) {
      throw notActive(status, "In test mode it works for any campaign.");
    }
  }

  /**
   * Refuses a campaign that enrols nobody; a paused one goes on enrolling.
   *
   * @throws ProblemException 409 {@code campaign_not_active}
   */
  static void requireEnrolling(CampaignStatus status) {
    if (status != CampaignStatus.ACTIVE && status != CampaignStatus.PAUSED) {
      throw notActive(status, "It enrols while it is active or paused.");
    }
  }

  private static ProblemException notActive(CampaignStatus status, String remedy) {
    String text = status.name().toLowerCase(Locale.ROOT);
    return new ProblemException(
        Problem.conflict(
            "campaign_not_active",
            "The campaign is " + text + ". " + remedy,
            Map.of("status", text)));
  }
}
