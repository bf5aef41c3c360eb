package org.campaignautomation.enrollment.contact;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What one event says of a contact. */
public sealed interface ContactChange {
  /** The contact. */
  UUID contactId();

  /** Higher is newer. */
  long revision();

  /**
   * The contact is this.
   *
   * @param traceparent the trace of the event
   */
  record Known(StoredContact contact, @Nullable String traceparent) implements ContactChange {
    @Override
    public UUID contactId() {
      return contact.contactId();
    }

    @Override
    public long revision() {
      return contact.revision();
    }
  }

  /** The contact's personal data is gone. */
  record Erased(UUID contactId, String tenantId, long revision, Instant erasedAt)
      implements ContactChange {}
}
