package org.campaignautomation.campaign.tenant;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.util.Map;
import java.util.Optional;

/** The tenants that the installation begins with. */
@ConfigMapping(prefix = "campaigns.tenants")
interface TenantsConfig {
  /** First settings, by tenant; a tenant that has settings keeps them. */
  @WithParentName
  Map<String, FirstSettings> byTenant();

  /** What a tenant begins with. */
  interface FirstSettings {
    /** What {@code {{ companyName }}} says. */
    String companyName();

    /** The IANA zone of contacts of whom none is known. */
    String defaultZone();

    /** The address in the From of e-mails. */
    Optional<String> emailFrom();

    /** The name in the From of e-mails. */
    Optional<String> emailName();

    /** The E.164 number that SMS come from. */
    Optional<String> smsFrom();
  }
}
