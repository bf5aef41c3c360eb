package org.campaignautomation.campaign.globalrun;

import org.campaignautomation.campaign.inner.Asker;
import org.jspecify.annotations.Nullable;

/**
 * Whose campaigns a global run goes through.
 *
 * @param tenantId null for all tenants: the installation itself asks
 * @param actor who is named in records
 */
public record Scope(@Nullable String tenantId, String actor) {
  /** The same actor, for one tenant of it. */
  Asker forTenant(String tenant) {
    return new Asker(tenant, actor);
  }
}
