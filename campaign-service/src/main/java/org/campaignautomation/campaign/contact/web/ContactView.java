package org.campaignautomation.campaign.contact.web;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.campaignautomation.campaign.contact.ContactData;
import org.campaignautomation.campaign.contact.StoredContact;
import org.campaignautomation.campaign.contact.ZoneSource;
import org.jspecify.annotations.Nullable;

/** A contact as answered. */
record ContactView(
    UUID id,
    String externalId,
    @Nullable String email,
    @Nullable String phone,
    @Nullable String firstName,
    @Nullable String lastName,
    @Nullable String customerName,
    @Nullable String companyName,
    String zone,
    ZoneSource zoneSource,
    @Nullable String locale,
    Map<String, Object> attributes,
    Instant acceptedAt,
    Instant createdAt,
    Instant updatedAt,
    long revision) {

  static ContactView of(StoredContact contact) {
    ContactData data = contact.data();
    return new ContactView(
        contact.id(),
        data.externalId(),
        data.email(),
        data.phone(),
        data.firstName(),
        data.lastName(),
        data.customerName(),
        data.companyName(),
        data.zone(),
        data.zoneSource(),
        data.locale(),
        data.attributes(),
        contact.acceptedAt(),
        contact.acceptedAt(),
        contact.updatedAt(),
        contact.revision());
  }
}
