package org.campaignautomation.dispatch.suppression;

import java.util.UUID;
import org.campaignautomation.contracts.Channel;
import org.jspecify.annotations.Nullable;

/**
 * Who is to get a message.
 *
 * @param address on the channel; null if the contact has none there
 */
public record Recipient(
    String tenantId, UUID contactId, Channel channel, @Nullable String address) {}
