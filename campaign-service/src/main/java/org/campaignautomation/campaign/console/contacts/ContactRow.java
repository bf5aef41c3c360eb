package org.campaignautomation.campaign.console.contacts;

import java.time.Instant;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.campaignautomation.campaign.contact.ContactData;
import org.campaignautomation.campaign.contact.StoredContact;
import org.jspecify.annotations.Nullable;

/**
 * A contact in a line.
 *
 * @param name as it is known best; the external id if there is none
 */
public record ContactRow(
    UUID id,
    String externalId,
    String name,
    @Nullable String email,
    @Nullable String phone,
    String zone,
    Instant acceptedAt) {

  static ContactRow of(StoredContact contact) {
    ContactData data = contact.data();
    return new ContactRow(
        contact.id(),
        data.externalId(),
        name(data),
        data.email(),
        data.phone(),
        data.zone(),
        contact.acceptedAt());
  }

  private static String name(ContactData data) {
    if (data.customerName() != null) {
      return data.customerName();
    }
    String joined =
        Stream.of(data.firstName(), data.lastName())
            .filter(part -> part != null)
            .collect(Collectors.joining(" "));
    return joined.isEmpty() ? data.externalId() : joined;
  }

  /** Where the contact is shown. */
  public String href() {
    return ContactsPage.PATH + "/" + id;
  }
}
