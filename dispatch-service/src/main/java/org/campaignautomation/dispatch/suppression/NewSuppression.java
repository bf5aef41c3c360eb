package org.campaignautomation.dispatch.suppression;

import java.util.UUID;
import org.campaignautomation.dispatch.suppression.Suppression.Scope;
import org.campaignautomation.dispatch.suppression.Suppression.Source;
import org.campaignautomation.platform.ids.Ids;
import org.jspecify.annotations.Nullable;

/**
 * An address about to be suppressed.
 *
 * @param maskedAddress null where only the hash is known
 */
record NewSuppression(
    UUID id,
    String tenantId,
    Scope scope,
    HashedAddress address,
    @Nullable String maskedAddress,
    Source source,
    String reason,
    String actor) {
  static NewSuppression of(
      String tenantId,
      Scope scope,
      HashedAddress address,
      @Nullable String maskedAddress,
      Source source,
      String reason,
      String actor) {
    return new NewSuppression(
        Ids.next(), tenantId, scope, address, maskedAddress, source, reason, actor);
  }
}
