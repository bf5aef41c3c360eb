package org.campaignautomation.enrollment.immediate;

import java.util.List;
import java.util.UUID;
import org.campaignautomation.contracts.AdHocMessage;
import org.campaignautomation.contracts.Channel;
import org.jspecify.annotations.Nullable;

/**
 * What an operator wants to be sent at once.
 *
 * @param stepId null for a message of no step
 * @param step the step's position, 1 for the first; 0 for a message of no step
 * @param campaignVersion whose content is sent, unless there is a message
 * @param message sent instead of the step's content; never null for a message of no step
 */
public record Order(
    String tenantId,
    UUID campaignId,
    int campaignVersion,
    List<UUID> contactIds,
    @Nullable UUID stepId,
    int step,
    Channel channel,
    @Nullable AdHocMessage message) {

  public Order {
    contactIds = contactIds.stream().distinct().toList();
  }
}
