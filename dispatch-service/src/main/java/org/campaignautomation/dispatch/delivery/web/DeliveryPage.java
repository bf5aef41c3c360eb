package org.campaignautomation.dispatch.delivery.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.dispatch.delivery.UnknownDelivery;
import org.jspecify.annotations.Nullable;

/** A page of unknown outcomes. */
public record DeliveryPage(List<Item> items, @Nullable String nextCursor) {
  /** One hand-over; its id is the job's, of whose attempts at most one is open. */
  public record Item(
      UUID id,
      UUID jobId,
      int attempt,
      UUID campaignId,
      @Nullable UUID stepId,
      UUID contactId,
      Channel channel,
      String outcome,
      @Nullable String detail,
      Instant sentAt,
      Instant unknownSince) {
    static Item of(UnknownDelivery one) {
      return new Item(
          one.jobId(),
          one.jobId(),
          one.attempt(),
          one.campaignId(),
          one.stepId(),
          one.contactId(),
          one.channel(),
          "unknown",
          one.detail(),
          one.sentAt(),
          one.unknownSince());
    }
  }
}
