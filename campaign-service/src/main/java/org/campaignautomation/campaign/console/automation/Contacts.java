package org.campaignautomation.campaign.console.automation;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.campaignautomation.campaign.contact.ContactData;
import org.campaignautomation.campaign.contact.ContactLookup;
import org.campaignautomation.campaign.contact.ContactSearch;
import org.campaignautomation.campaign.contact.StoredContact;
import org.jspecify.annotations.Nullable;

/** The people behind the ids, as pages name them. */
@Singleton
class Contacts {
  /** Of several whom a text fits, so many are shown. */
  private static final int SHOWN = 8;

  private final ContactLookup lookup;
  private final ContactSearch search;

  Contacts(ContactLookup lookup, ContactSearch search) {
    this.lookup = lookup;
    this.search = search;
  }

  /**
   * Whom a text means.
   *
   * @param contactId null unless it is one
   * @param candidates some of those whom it fits, if it is several
   */
  record Match(@Nullable UUID contactId, List<Candidate> candidates) {
    private static Match of(UUID contactId) {
      return new Match(contactId, List.of());
    }
  }

  /** Those of these that there are. */
  Map<UUID, StoredContact> byIds(String tenantId, Collection<UUID> ids) {
    return ids.isEmpty() ? Map.of() : lookup.byIds(tenantId, ids);
  }

  /** By the contact's own id, the company's, or how its name or address begins. */
  Match match(String tenantId, String text) {
    Optional<UUID> id = id(text);
    if (id.isPresent()) {
      return Match.of(id.get());
    }
    UUID external = lookup.byExternalIds(tenantId, List.of(text)).get(text);
    if (external != null) {
      return Match.of(external);
    }
    List<StoredContact> found = search.find(tenantId, text, SHOWN, null).items();
    return found.size() == 1
        ? Match.of(found.getFirst().id())
        : new Match(null, found.stream().map(Candidate::of).toList());
  }

  /** What somebody is called; their company's id if they have no name. */
  static String name(ContactData data) {
    if (data.customerName() != null) {
      return data.customerName();
    }
    String name = (text(data.firstName()) + " " + text(data.lastName())).strip();
    return name.isEmpty() ? data.externalId() : name;
  }

  private static String text(@Nullable String part) {
    return part == null ? "" : part;
  }

  private static Optional<UUID> id(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
