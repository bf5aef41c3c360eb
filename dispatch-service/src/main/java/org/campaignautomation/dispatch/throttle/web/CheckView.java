package org.campaignautomation.dispatch.throttle.web;

import org.campaignautomation.contracts.Channel;
import org.campaignautomation.dispatch.channel.AccountCheck;

/**
 * What a provider said.
 *
 * @param code {@code ok}, or what is wrong
 */
public record CheckView(String channel, boolean ok, String code, String detail, long tookMillis) {
  static CheckView of(Channel channel, AccountCheck check) {
    return new CheckView(
        ProviderView.lower(channel),
        check.ok(),
        check.code(),
        check.detail(),
        check.took().toMillis());
  }
}
