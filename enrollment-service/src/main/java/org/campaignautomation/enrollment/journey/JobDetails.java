package org.campaignautomation.enrollment.journey;

import java.time.Instant;
import java.util.UUID;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.contracts.JobKind;
import org.jspecify.annotations.Nullable;

/**
 * A job as people see it.
 *
 * @param person null once the contact is erased
 * @param error null if none is known
 * @param delivery null before the provider is known to have been asked
 */
public record JobDetails(
    UUID id,
    JobKind kind,
    UUID campaignId,
    int campaignVersion,
    @Nullable UUID enrollmentId,
    UUID contactId,
    @Nullable Person person,
    UUID stepId,
    int step,
    Channel channel,
    JobStatus status,
    @Nullable String reason,
    @Nullable Failure error,
    int attempt,
    Instant targetAt,
    Instant plannedAt,
    @Nullable Instant dueAt,
    @Nullable Instant claimedAt,
    @Nullable Instant completedAt,
    @Nullable Delivery delivery,
    Instant createdAt,
    Instant updatedAt) {

  /** Who gets the message. */
  public record Person(String externalId, @Nullable String name, @Nullable String address) {}

  /** Why the last attempt failed, without address or credential. */
  public record Failure(String code, @Nullable String detail) {}

  /** What is known of the message at the provider. */
  public record Delivery(String state, @Nullable String providerId, @Nullable Instant at) {}
}
