package org.campaignautomation.enrollment.contact;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The contacts that are known here. Everything runs in the caller's transaction. */
@Singleton
public class Contacts {
  private final ContactTable table;
  private final ContactFollower follower;

  Contacts(ContactTable table, ContactFollower follower) {
    this.table = table;
    this.follower = follower;
  }

  /** Takes in what became of contacts; what is not newer than the known changes nothing. */
  public void apply(List<ContactChange> changes) {
    SortedMap<UUID, ContactChange> newest = new TreeMap<>();
    changes.stream()
        .sorted(Comparator.comparingLong(ContactChange::revision))
        .forEach(change -> newest.merge(change.contactId(), change, Contacts::later));
    List<ContactChange.Known> known = new ArrayList<>();
    List<ContactChange.Erased> erased = new ArrayList<>();
    for (ContactChange change : newest.values()) {
      switch (change) {
        case ContactChange.Known arrived -> known.add(arrived);
        case ContactChange.Erased gone -> erased.add(gone);
      }
    }
    Set<UUID> stored =
        new HashSet<>(table.store(known.stream().map(ContactChange.Known::contact).toList()));
    follower.known(known.stream().filter(one -> stored.contains(one.contactId())).toList());
    follower.erased(table.erase(erased));
  }

  /** The contacts that are known and not erased. */
  public Map<UUID, StoredContact> byId(Collection<UUID> contactIds) {
    return table.find(contactIds).stream()
        .collect(Collectors.toMap(StoredContact::contactId, Function.identity()));
  }

  /** A tenant's contacts; until the caller's transaction ends they cannot be erased. */
  public List<StoredContact> held(String tenantId, Collection<UUID> contactIds) {
    return table.held(tenantId, contactIds);
  }

  /** The ids that a contact of the tenant is known by, or was until it was erased. */
  public Set<UUID> heardOf(String tenantId, Collection<UUID> contactIds) {
    return new HashSet<>(table.heardOf(tenantId, contactIds));
  }

  /**
   * The next contacts of a tenant that were accepted in a span, in order of acceptance and id;
   * until the caller's transaction ends they cannot be erased.
   *
   * @param until null for no end
   * @param afterAccepted with {@code afterContact} the last one of the batch before
   */
  public List<StoredContact> accepted(
      String tenantId,
      Instant from,
      @Nullable Instant until,
      Instant afterAccepted,
      UUID afterContact,
      int limit) {
    return table.accepted(tenantId, from, until, afterAccepted, afterContact, limit);
  }

  /** The newer state, in the trace of the first event: that is the one which enrols. */
  private static ContactChange later(ContactChange before, ContactChange after) {
    return before instanceof ContactChange.Known first && after instanceof ContactChange.Known last
        ? new ContactChange.Known(last.contact(), first.traceparent())
        : after;
  }
}
