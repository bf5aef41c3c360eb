package org.campaignautomation.contracts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A job whose time has come, with all that rendering needs of the contact.
 *
 * @param revision the job's claim number: higher for each time it is handed over
 * @param attempt with {@code jobId} the ledger's key: at most one hand-over to a provider for each
 * @param run the how-manieth time this contact goes through the campaign; 1 for the first
 * @param stepId null for a message of no step
 * @param step the step's position, 1 for the first; 0 for a message of no step
 * @param sendBefore not to be sent from this instant on; null for no limit
 * @param message what is sent instead of the step's content, and needs no definition; null for the
 *     step's
 */
public record JobDue(
    String tenantId,
    UUID jobId,
    long revision,
    int attempt,
    JobKind kind,
    UUID campaignId,
    int campaignVersion,
    @Nullable UUID enrollmentId,
    int run,
    UUID contactId,
    @Nullable UUID stepId,
    int step,
    Channel channel,
    Instant dueAt,
    @Nullable Instant sendBefore,
    Contact contact,
    @Nullable AdHocMessage message)
    implements Event {

  @Override
  public String key() {
    return Event.key(contactId);
  }

  @Override
  public String topic() {
    return Topics.dueJobs(channel);
  }
}
