package org.campaignautomation.campaign.tenant.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.campaignautomation.campaign.tenant.ApiKey;
import org.campaignautomation.campaign.tenant.KeyScope;
import org.jspecify.annotations.Nullable;

/**
 * A key as answered.
 *
 * @param key the key in clear: in the answer to its creation only, and not in a replay of it
 */
record ApiKeyView(
    UUID id,
    String name,
    KeyScope scope,
    String hint,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String key,
    String createdBy,
    Instant createdAt,
    @Nullable Instant revokedAt) {

  static ApiKeyView of(ApiKey key, @Nullable String secret) {
    return new ApiKeyView(
        key.id(),
        key.name(),
        key.scope(),
        key.hint(),
        secret,
        key.createdBy(),
        key.createdAt(),
        key.revokedAt());
  }
}
