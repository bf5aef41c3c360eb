package org.campaignautomation.campaign.automation;

import java.util.List;
import java.util.UUID;
import org.campaignautomation.contracts.Channel;
import org.jspecify.annotations.Nullable;

/** What is to be sent at once, and to whom. */
public sealed interface Send {
  /** Who gets it, in the order of the answer. */
  List<UUID> contactIds();

  /** A step of the campaign, as it stands now. */
  record OfStep(List<UUID> contactIds, UUID stepId) implements Send {}

  /** A message of no step. */
  record OfMessage(
      List<UUID> contactIds,
      Channel channel,
      @Nullable String subject,
      @Nullable String html,
      @Nullable String text)
      implements Send {}
}
