package org.campaignautomation.contracts;

import java.time.Instant;
import java.util.UUID;

/** A contact whose personal data is gone; a tombstone follows. */
public record ContactErased(String tenantId, UUID contactId, long revision, Instant erasedAt)
    implements ContactEvent {}
