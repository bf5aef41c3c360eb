package org.campaignautomation.dispatch.suppression;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.contracts.FailureClass;
import org.jspecify.annotations.Nullable;

/**
 * Who must not be written to. What was committed before a claim began is seen by it, and what comes
 * while a claim is under way waits for its end: there is no moment in which an opt-out is accepted
 * and a message still claimed.
 */
@Singleton
public class Suppressions {
  private final SuppressionTable table;
  private final AddressLocks locks;
  private final AddressHash hashes;

  Suppressions(SuppressionTable table, AddressLocks locks, AddressHash hashes) {
    this.table = table;
    this.locks = locks;
    this.hashes = hashes;
  }

  /**
   * Those who are barred, and why: {@code erased} or {@code suppressed}. Until the caller's
   * transaction ends, nobody of the others can become so.
   */
  public Map<Recipient, String> lockBarred(Collection<Recipient> recipients) {
    Map<Recipient, HashedAddress> hashed = hashed(recipients);
    List<Long> keys = new ArrayList<>();
    hashed.forEach(
        (recipient, address) -> {
          keys.add(AddressLocks.key(recipient.tenantId(), recipient.contactId()));
          keys.add(address.lockKey());
        });
    locks.share(keys);
    // A statement of its own: it sees what the lock was waited for.
    return table.barred(hashed);
  }

  /** Those who are barred now, and why; for looking only. */
  public Map<Recipient, String> barred(Collection<Recipient> recipients) {
    return table.barred(hashed(recipients));
  }

  /** A refusal of an address that is at hand. */
  public RefusedAddress refused(
      String tenantId,
      Channel channel,
      String address,
      FailureClass failureClass,
      @Nullable String code) {
    return new RefusedAddress(
        tenantId,
        channel,
        HashedAddress.of(hashes.of(tenantId, channel, address)),
        MaskedAddress.of(address),
        failureClass,
        code);
  }

  /**
   * Suppresses the addresses that a provider refuses for good. Runs in the caller's transaction,
   * before that touches the ledger: claims lock in this order too.
   */
  public void addRefused(Collection<RefusedAddress> refused) {
    List<NewSuppression> lasting =
        refused.stream().flatMap(each -> each.suppression().stream()).toList();
    if (!lasting.isEmpty()) {
      add(lasting);
    }
  }

  /**
   * Suppresses in the caller's transaction, after the claims that are under way.
   *
   * @return how many were not suppressed yet
   */
  int add(List<NewSuppression> suppressions) {
    locks.own(suppressions.stream().map(each -> each.address().lockKey()).toList());
    return table.insert(suppressions);
  }

  private Map<Recipient, HashedAddress> hashed(Collection<Recipient> recipients) {
    Map<Recipient, HashedAddress> hashed = new HashMap<>();
    for (Recipient each : recipients) {
      String address = each.address() == null ? "" : each.address();
      hashed.put(each, HashedAddress.of(hashes.of(each.tenantId(), each.channel(), address)));
    }
    return hashed;
  }
}
