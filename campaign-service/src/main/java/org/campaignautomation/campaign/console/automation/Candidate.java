package org.campaignautomation.campaign.console.automation;

import java.util.UUID;
import org.campaignautomation.campaign.contact.ContactData;
import org.campaignautomation.campaign.contact.StoredContact;

/**
 * Somebody who may be meant.
 *
 * @param detail by which one tells them apart
 */
public record Candidate(UUID id, String name, String detail) {
  static Candidate of(StoredContact contact) {
    ContactData data = contact.data();
    String address = data.email() != null ? data.email() : data.phone();
    return new Candidate(
        contact.id(),
        Contacts.name(data),
        data.externalId() + (address == null ? "" : ", " + address));
  }
}
