package org.campaignautomation.enrollment.contact;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Who must know of changed contacts in the transaction that changes them. */
public interface ContactFollower {
  /** Contacts that are new or newer. */
  void known(List<ContactChange.Known> contacts);

  /** Contacts whose personal data is gone. */
  void erased(Collection<UUID> contactIds);
}
