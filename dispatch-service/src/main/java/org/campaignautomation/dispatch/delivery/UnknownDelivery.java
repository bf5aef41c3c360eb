package org.campaignautomation.dispatch.delivery;

import java.time.Instant;
import java.util.UUID;
import org.campaignautomation.contracts.Channel;
import org.jspecify.annotations.Nullable;

/**
 * A hand-over of which nobody knows whether the provider took it.
 *
 * @param jobId names it too: of a job's attempts at most one is open
 * @param detail how it came about
 * @param sentAt when it was handed over
 * @param unknownSince when it was given up
 */
public record UnknownDelivery(
    UUID jobId,
    int attempt,
    UUID campaignId,
    @Nullable UUID stepId,
    UUID contactId,
    Channel channel,
    @Nullable String detail,
    Instant sentAt,
    Instant unknownSince) {

  /** Where it stands in the list. */
  public record Position(Instant sentAt, UUID jobId) {}

  /** Where it stands in the list. */
  public Position position() {
    return new Position(sentAt, jobId);
  }
}
