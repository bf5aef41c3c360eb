package org.campaignautomation.enrollment.catalog;

import java.util.Map;
import org.campaignautomation.enrollment.timing.SendingHours;

/**
 * The sending rules of some tenants, as they were when asked for. The one way to the hours of a
 * job: whoever plans, holds or sends goes through here, so that nobody forgets the quiet hours.
 */
public final class TenantRules {
  private final Map<String, SendingRules> byTenant;

  TenantRules(Map<String, SendingRules> byTenant) {
    this.byTenant = Map.copyOf(byTenant);
  }

  /** Those of one tenant. */
  public SendingRules of(String tenantId) {
    return byTenant.getOrDefault(tenantId, SendingRules.NONE);
  }

  /**
   * The hours of a version's jobs for one contact.
   *
   * @param contactZone the contact's IANA zone
   * @param zoneSource where that is from; {@code tenant} if it is the tenant's default
   */
  public SendingHours hours(CampaignVersion version, String contactZone, String zoneSource) {
    return SendingHours.of(
        version.schedule(), of(version.tenantId()).quietHours(), contactZone, zoneSource);
  }

  /** The hours of what an operator sends at once: no schedule counts, quiet hours do. */
  public SendingHours hoursAtOnce(String tenantId, String contactZone, String zoneSource) {
    return SendingHours.of(null, of(tenantId).quietHours(), contactZone, zoneSource);
  }
}
