package org.campaignautomation.dispatch.throttle;

import java.time.Instant;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.dispatch.channel.ProviderAccount;
import org.jspecify.annotations.Nullable;

/**
 * What a pod knows of a channel's provider account. No credential is in it.
 *
 * @param endpoint where it is and how it is spoken to
 * @param connections messages on the wire at once, of this pod
 * @param perSecond messages, or SMS segments, of all pods; null for no limit
 * @param breaker {@code closed}, {@code half_open} or {@code open}
 * @param since since when it is not closed
 * @param reason the provider's code for it
 * @param nextCheckAt when an open one is looked at again
 */
public record AccountState(
    Channel channel,
    String endpoint,
    int connections,
    @Nullable Double perSecond,
    String breaker,
    @Nullable Instant since,
    @Nullable String reason,
    @Nullable Instant nextCheckAt) {
  static AccountState of(ProviderAccount account, @Nullable Double perSecond, Breaker.State state) {
    return switch (state) {
      case Breaker.State.Closed closed -> of(account, perSecond, "closed", null, null, null);
      case Breaker.State.HalfOpen half ->
          of(account, perSecond, "half_open", half.since(), half.code(), null);
      case Breaker.State.Open open ->
          of(account, perSecond, "open", open.since(), open.code(), open.until());
    };
  }

  private static AccountState of(
      ProviderAccount account,
      @Nullable Double perSecond,
      String breaker,
      @Nullable Instant since,
      @Nullable String reason,
      @Nullable Instant nextCheckAt) {
    return new AccountState(
        account.channel(),
        account.endpoint(),
        account.connections(),
        perSecond,
        breaker,
        since,
        reason,
        nextCheckAt);
  }
}
