package org.campaignautomation.dispatch.suppression.web;

import java.time.Instant;
import java.util.UUID;
import org.campaignautomation.dispatch.suppression.Suppression;
import org.jspecify.annotations.Nullable;

/** A suppression, as in the public API. */
record SuppressionView(
    UUID id,
    Suppression.Scope channel,
    @Nullable String address,
    Suppression.Source source,
    String reason,
    String actor,
    Instant createdAt) {
  static SuppressionView of(Suppression suppression) {
    return new SuppressionView(
        suppression.id(),
        suppression.scope(),
        suppression.address(),
        suppression.source(),
        suppression.reason(),
        suppression.actor(),
        suppression.createdAt());
  }
}
