package org.campaignautomation.campaign.console.health;

import org.campaignautomation.campaign.dispatch.Delivery;
import org.jspecify.annotations.Nullable;

/**
 * A message of which nobody knows whether it was sent.
 *
 * @param campaign its campaign's name; null if that is not known
 */
public record OutcomeRow(Delivery delivery, @Nullable String campaign) {}
