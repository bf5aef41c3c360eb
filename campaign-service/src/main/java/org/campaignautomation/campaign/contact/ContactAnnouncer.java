package org.campaignautomation.campaign.contact;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells the other services, from the caller's transaction. */
public interface ContactAnnouncer {
  /**
   * A contact that is new or has changed.
   *
   * @param traceparent the trace that the change belongs to; null for the current one
   */
  record Change(StoredContact contact, boolean added, @Nullable String traceparent) {}

  /** Contacts are new or have changed. */
  void changed(List<Change> changes);

  /** A contact is gone, with all that was known of it. */
  void erased(String tenantId, UUID contactId, long revision, Instant erasedAt);
}
