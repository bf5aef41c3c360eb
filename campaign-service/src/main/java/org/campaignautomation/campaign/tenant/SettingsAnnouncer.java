package org.campaignautomation.campaign.tenant;

/** Tells the other services, from the caller's transaction. */
public interface SettingsAnnouncer {
  /** The settings have changed. */
  void changed(TenantSettings settings);
}
