package org.campaignautomation.campaign.contact;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A contact as it is kept.
 *
 * @param revision raised by each change, under the row's lock
 * @param sourceTime CloudEvents time of the newest event applied; null if none was
 * @param acceptedAt when it was first taken in, by the database's clock
 */
public record StoredContact(
    UUID id,
    String tenantId,
    ContactData data,
    long revision,
    @Nullable Instant sourceTime,
    Instant acceptedAt,
    Instant updatedAt) {}
