package org.campaignautomation.campaign.contact;

import java.util.Map;
import org.campaignautomation.contracts.Contact;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of a person, in normal form.
 *
 * @param emailRaw as it was sent
 * @param phoneRaw as it was sent
 * @param zoneGiven the zone that the company named, if any
 * @param zone the zone that counts
 */
public record ContactData(
    String externalId,
    @Nullable String email,
    @Nullable String emailRaw,
    @Nullable String phone,
    @Nullable String phoneRaw,
    @Nullable String firstName,
    @Nullable String lastName,
    @Nullable String customerName,
    @Nullable String companyName,
    @Nullable String zoneGiven,
    String zone,
    ZoneSource zoneSource,
    @Nullable String locale,
    Map<String, Object> attributes) {

  /** In the form of the contracts. */
  public Contact contract() {
    return new Contact(
        externalId,
        email,
        phone,
        firstName,
        lastName,
        customerName,
        companyName,
        zone,
        zoneSource.text(),
        locale,
        attributes);
  }
}
