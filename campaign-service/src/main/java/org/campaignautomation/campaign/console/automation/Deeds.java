package org.campaignautomation.campaign.console.automation;

import org.campaignautomation.contracts.CampaignStatus;
import org.jspecify.annotations.Nullable;

/**
 * What somebody may have a campaign do, and else why not.
 *
 * @param noTest why they cannot try it out; null if they can
 * @param noRun why they cannot do it in earnest; null if they can
 * @param noSend why they cannot send at once; null if they can
 * @param noChange why they cannot retry or cancel jobs; null if they can
 */
public record Deeds(
    @Nullable String noTest,
    @Nullable String noRun,
    @Nullable String noSend,
    @Nullable String noChange) {

  static Deeds of(CampaignStatus status, boolean editor, boolean operator) {
    String notOperator = operator ? null : "It needs the role operator.";
    return new Deeds(
        editor ? null : "It needs the role editor.",
        notOperator == null ? notRunning(status) : notOperator,
        notOperator,
        notOperator);
  }

  private static @Nullable String notRunning(CampaignStatus status) {
    return switch (status) {
      case ACTIVE -> null;
      case DRAFT -> "The campaign is a draft: activate it first. A test works now.";
      case PAUSED -> "The campaign is paused: resume it first. A test works now.";
      case ARCHIVED -> "The campaign is archived: it is over.";
    };
  }
}
