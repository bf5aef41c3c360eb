package org.campaignautomation.contracts;

import java.time.Instant;
import java.util.UUID;

/**
 * A new contact.
 *
 * @param acceptedAt when the contact was taken in, by the database's clock; decides which campaigns
 *     it matches
 */
public record ContactAdded(
    String tenantId, UUID contactId, long revision, Instant acceptedAt, Contact contact)
    implements ContactEvent {}
