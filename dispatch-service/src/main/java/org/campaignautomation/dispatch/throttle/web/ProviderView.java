package org.campaignautomation.dispatch.throttle.web;

import java.time.Instant;
import java.util.Locale;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.dispatch.throttle.AccountState;
import org.jspecify.annotations.Nullable;

/**
 * A provider account.
 *
 * @param endpoint without a credential
 * @param connections messages on the wire at once, per pod
 * @param rate null for no limit of ours
 * @param breaker {@code closed}, {@code half_open}, {@code open}
 * @param since since when it is not closed
 * @param reason the provider's code for it
 * @param nextCheckAt when an open one is looked at again
 */
public record ProviderView(
    String channel,
    String endpoint,
    int connections,
    @Nullable Rate rate,
    String breaker,
    @Nullable Instant since,
    @Nullable String reason,
    @Nullable Instant nextCheckAt) {
  /**
   * What all pods together send at most.
   *
   * @param unit {@code messages} or {@code segments}
   */
  public record Rate(double perSecond, String unit) {}

  static ProviderView of(AccountState account) {
    Double perSecond = account.perSecond();
    return new ProviderView(
        lower(account.channel()),
        account.endpoint(),
        account.connections(),
        perSecond == null
            ? null
            : new Rate(perSecond, account.channel() == Channel.SMS ? "segments" : "messages"),
        account.breaker(),
        account.since(),
        account.reason(),
        account.nextCheckAt());
  }

  static String lower(Channel channel) {
    return channel.name().toLowerCase(Locale.ROOT);
  }
}
