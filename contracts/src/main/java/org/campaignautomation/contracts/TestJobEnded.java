package org.campaignautomation.contracts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What would have become of a test job: a code, no address and no content. The revision is that of
 * the {@link TestJobDue} answered.
 *
 * @param reason a stable code; null if it would be sent
 */
public record TestJobEnded(
    String tenantId,
    UUID jobId,
    long revision,
    UUID runId,
    UUID contactId,
    UUID campaignId,
    Channel channel,
    Instant occurredAt,
    TestOutcome outcome,
    @Nullable String reason)
    implements Event {

  @Override
  public String key() {
    return Event.key(contactId);
  }

  @Override
  public String topic() {
    return Topics.DELIVERIES;
  }
}
