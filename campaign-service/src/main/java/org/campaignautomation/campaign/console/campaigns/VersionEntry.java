package org.campaignautomation.campaign.console.campaigns;

import java.util.List;
import org.campaignautomation.campaign.definition.CampaignVersion;

/**
 * A version, and what it changed.
 *
 * @param changes in sentences; none for the first
 */
public record VersionEntry(CampaignVersion version, List<String> changes) {
  /** How many people wait for some step of it. */
  public long waiting() {
    return version.steps().stream().mapToLong(CampaignVersion.StepWithWaiting::waiting).sum();
  }
}
