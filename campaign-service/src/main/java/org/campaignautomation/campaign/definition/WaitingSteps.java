package org.campaignautomation.campaign.definition;

import java.util.List;
import java.util.UUID;

/** How many people wait for each step of a campaign; known elsewhere. */
public interface WaitingSteps {
  /** People on a version of the campaign who wait for a step. */
  record Waiting(int campaignVersion, UUID stepId, long count) {}

  /**
   * Those of one campaign, by version and step.
   *
   * @throws org.campaignautomation.platform.problem.ProblemException 503 if it cannot be known now
   */
  List<Waiting> of(String tenantId, UUID campaignId);
}
