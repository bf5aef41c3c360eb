package org.campaignautomation.dispatch.suppression;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.dispatch.suppression.Suppression.Scope;
import org.campaignautomation.dispatch.suppression.Suppression.Source;
import org.jspecify.annotations.Nullable;

/** The list as an operator sees and changes it. */
@Singleton
public class SuppressionList {
  /**
   * What a request to suppress came to.
   *
   * @param isNew false if the address was suppressed in that scope before; that one is given
   */
  public record Added(Suppression suppression, boolean isNew) {}

  private final Suppressions suppressions;
  private final SuppressionTable table;
  private final AddressHash hashes;

  SuppressionList(Suppressions suppressions, SuppressionTable table, AddressHash hashes) {
    this.suppressions = suppressions;
    this.table = table;
    this.hashes = hashes;
  }

  /** What is in force, newest first. */
  public List<Suppression> list(
      String tenantId, @Nullable Scope scope, @Nullable UUID before, int limit) {
    return table.list(tenantId, scope, before, limit);
  }

  /**
   * Suppresses an address. When this returns, no message to it is claimed any more; one that was
   * claimed before may still be on its way.
   */
  @Transactional
  public Added add(String tenantId, Scope scope, String address, String reason, String actor) {
    HashedAddress hashed = hashed(tenantId, address);
    boolean isNew =
        suppressions.add(
                List.of(
                    NewSuppression.of(
                        tenantId,
                        scope,
                        hashed,
                        MaskedAddress.of(address),
                        Source.OPERATOR,
                        reason,
                        actor)))
            == 1;
    Suppression inForce =
        table.inForce(tenantId, hashed).stream()
            .filter(each -> each.scope() == scope)
            .findAny()
            .orElseThrow();
    return new Added(inForce, isNew);
  }

  /** Takes an address off the list; false if it is not the tenant's or not on it. */
  @Transactional
  public boolean remove(String tenantId, UUID id, String actor) {
    return table.remove(tenantId, id, actor);
  }

  /** Who of these is not written to, and why. */
  public Map<Recipient, Reason> check(List<Recipient> recipients) {
    Map<Recipient, Reason> reasons = new HashMap<>();
    suppressions
        .barred(recipients)
        .forEach(
            (recipient, code) ->
                reasons.put(recipient, new Reason(code, inForce(recipient).orElse(null))));
    return reasons;
  }

  /**
   * Why an address gets nothing.
   *
   * @param code {@code erased} or {@code suppressed}
   * @param suppression null for an erased contact
   */
  public record Reason(String code, @Nullable Suppression suppression) {}

  private Optional<Suppression> inForce(Recipient recipient) {
    return recipient.address() == null
        ? Optional.empty()
        : table
            .inForce(recipient.tenantId(), hashed(recipient.tenantId(), recipient.address()))
            .stream()
            .filter(each -> each.scope().covers(recipient.channel()))
            .findFirst();
  }

  /** As the ledger does: an e-mail address is one by its at sign, all else is a number. */
  private HashedAddress hashed(String tenantId, String address) {
    Channel channel = address.indexOf('@') >= 0 ? Channel.EMAIL : Channel.SMS;
    return HashedAddress.of(hashes.of(tenantId, channel, address));
  }
}
