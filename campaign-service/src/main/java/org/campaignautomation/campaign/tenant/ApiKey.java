package org.campaignautomation.campaign.tenant;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A machine's credential; the key itself is not kept.
 *
 * @param hint the key's first characters
 * @param createdBy who made it
 * @param revokedAt null while it is good
 */
public record ApiKey(
    UUID id,
    String tenantId,
    String name,
    KeyScope scope,
    String hint,
    String createdBy,
    Instant createdAt,
    @Nullable Instant revokedAt) {}
