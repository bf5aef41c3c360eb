package org.campaignautomation.contracts;

import java.util.UUID;

/** What became of a contact. The topic is compacted, so each record but the erasure is complete. */
public sealed interface ContactEvent extends Event
    permits ContactAdded, ContactUpdated, ContactErased {

  /** Our id for the person. */
  UUID contactId();

  @Override
  default String key() {
    return Event.key(contactId());
  }

  @Override
  default String topic() {
    return Topics.CONTACTS;
  }
}
