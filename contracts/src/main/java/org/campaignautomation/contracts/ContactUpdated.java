package org.campaignautomation.contracts;

import java.time.Instant;
import java.util.UUID;

/**
 * A changed contact, complete: who missed its addition learns it here.
 *
 * @param acceptedAt when the contact was first taken in, unchanged
 */
public record ContactUpdated(
    String tenantId, UUID contactId, long revision, Instant acceptedAt, Contact contact)
    implements ContactEvent {}
