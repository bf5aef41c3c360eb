package org.campaignautomation.campaign.preview;

import org.campaignautomation.contracts.Channel;
import org.campaignautomation.contracts.MissingVariable;
import org.jspecify.annotations.Nullable;

/** A message as somebody wants to see it; nothing is checked yet. */
public record MessageDraft(
    @Nullable Channel channel,
    @Nullable String subject,
    @Nullable String html,
    @Nullable String text,
    @Nullable MissingVariable missingVariable) {}
