package org.campaignautomation.campaign.console.live;

import io.quarkus.websockets.next.UserData;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who listens, and to what.
 *
 * @param tenantId of the session
 * @param campaignId the only campaign that the page shows; null for all
 * @param since how far the page knows; null for not at all
 */
record Listener(String tenantId, @Nullable UUID campaignId, @Nullable String since) {
  static final UserData.TypedKey<Listener> KEY = new UserData.TypedKey<>("listener");
}
