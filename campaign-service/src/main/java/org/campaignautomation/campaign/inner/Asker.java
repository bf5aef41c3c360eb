package org.campaignautomation.campaign.inner;

import org.campaignautomation.platform.tenancy.Caller;

/**
 * On whose behalf another service is asked.
 *
 * @param tenantId whose data it may use
 * @param actor who is named in its records; a person's or a key's name, never an address
 */
public record Asker(String tenantId, String actor) {
  /** The caller of this request, for their own tenant. */
  public static Asker of(Caller caller) {
    return new Asker(caller.tenantId(), caller.actor());
  }
}
