package org.campaignautomation.campaign.delivery.web;

import org.campaignautomation.campaign.dispatch.Delivery;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Why somebody decides about an unknown outcome as they do; dispatch-service insists on it. */
@Schema(name = "DeliveryDecision")
record DecisionBody(
    @Schema(description = "Why, for the record", required = true, maxLength = 500)
        @Nullable String reason) {

  Delivery.Order order() {
    return new Delivery.Order(reason);
  }
}
