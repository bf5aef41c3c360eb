package org.campaignautomation.campaign.delivery.web;

import org.campaignautomation.campaign.delivery.SuppressionDraft;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An address that shall get nothing any more. */
@Schema(name = "NewSuppression")
record SuppressionBody(
    @Schema(description = "Where it gets nothing", required = true)
        SuppressionDraft.@Nullable Scope channel,
    @Schema(description = "An e-mail address, or a number such as +12025550123", required = true)
        @Nullable String address,
    @Schema(description = "Why, for the record", required = true, maxLength = 500)
        @Nullable String reason) {

  SuppressionDraft draft() {
    return new SuppressionDraft(channel, address, reason);
  }
}
