package org.campaignautomation.dispatch.delivery;

import org.campaignautomation.contracts.DeliveryState;
import org.jspecify.annotations.Nullable;

/**
 * What a provider tells of a message that it took.
 *
 * @param providerId the provider's id for it
 * @param state null while it is still on its way
 * @param code why it did not arrive, if it did not and the provider says why
 */
public record ProviderNews(
    String providerId, @Nullable DeliveryState state, @Nullable String code) {}
