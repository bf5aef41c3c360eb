package org.campaignautomation.contracts;

import java.time.Instant;
import java.util.UUID;

/**
 * What became of one hand-over: ids and codes, no address and no content. The revision is that of
 * the {@link JobDue} answered.
 */
public sealed interface DeliveryEvent extends Event
    permits DeliveryAccepted,
        DeliveryFailed,
        DeliveryDeferred,
        DeliverySkipped,
        DeliveryUnknown,
        DeliveryStateChanged {

  /** The job answered. */
  UUID jobId();

  /** The attempt answered. */
  int attempt();

  /** The person, by our id. */
  UUID contactId();

  /** The campaign of the job. */
  UUID campaignId();

  /** The channel of the job. */
  Channel channel();

  /** When it was known. */
  Instant occurredAt();

  @Override
  default String key() {
    return Event.key(contactId());
  }

  @Override
  default String topic() {
    return Topics.DELIVERIES;
  }
}
