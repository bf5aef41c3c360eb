package org.campaignautomation.enrollment.history;

import java.time.Instant;
import java.util.UUID;
import org.campaignautomation.contracts.Channel;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to a person, or will.
 *
 * @param at when; of a job that has not ended, when it is planned or due
 * @param id of the enrolment, job or note that it is about
 * @param jobId null for an enrolment
 * @param stepId null for a message of its own
 * @param step 1 for the first; null for an enrolment
 * @param reason stable, for programs; of an operator's act, in their words
 * @param errorCode of the last attempt that failed
 * @param deliveryState what is known of the message at the provider; of {@link Kind#SENT} and
 *     {@link Kind#DELIVERY}
 * @param actor who did it; of an operator's act
 */
public record HistoryEntry(
    Instant at,
    Kind kind,
    UUID id,
    UUID campaignId,
    int campaignVersion,
    @Nullable UUID jobId,
    @Nullable String jobKind,
    @Nullable UUID stepId,
    @Nullable Integer step,
    @Nullable Channel channel,
    @Nullable String reason,
    @Nullable String errorCode,
    @Nullable Integer attempt,
    @Nullable String deliveryState,
    @Nullable String actor) {

  /** What happened. */
  public enum Kind {
    /** They came into a campaign. */
    ENROLLED,
    /** They left it before its end. */
    LEFT,
    /** A job waits for its time. */
    PLANNED,
    /** A job is with the provider, or nobody knows what became of it. */
    PROCESSING,
    /** The provider took the message. */
    SENT,
    /** The message was not sent, and will not be. */
    FAILED,
    /** A rule kept the message back for good. */
    SKIPPED,
    /** The job was taken back. */
    CANCELLED,
    /** The provider said more of a message that it took. */
    DELIVERY,
    /** Somebody retried or cancelled a job. */
    OPERATOR
  }

  /** Where it stands: newest first, and of the same moment in a fixed order. */
  public Place place() {
    return new Place(at, kind, id);
  }

  /** A place in a history. */
  public record Place(Instant at, Kind kind, UUID id) {}
}
