package org.campaignautomation.contracts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A job that is a test: it goes the way of a real one, to a consumer without a provider to call.
 *
 * @param revision the test job's claim number: higher for each time it is handed over
 * @param runId the test run it belongs to
 * @param stepId null for a message of no step
 * @param step the step's position, 1 for the first; 0 for a message of no step
 * @param dueAt when the real job is due
 * @param sendBefore not to be sent from this instant on; null for no limit
 */
public record TestJobDue(
    String tenantId,
    UUID jobId,
    long revision,
    UUID runId,
    UUID campaignId,
    int campaignVersion,
    UUID contactId,
    @Nullable UUID stepId,
    int step,
    Channel channel,
    Instant dueAt,
    @Nullable Instant sendBefore,
    Contact contact)
    implements Event {

  @Override
  public String key() {
    return Event.key(contactId);
  }

  @Override
  public String topic() {
    return Topics.DUE_JOBS_TEST;
  }
}
