package org.campaignautomation.campaign.enrollment;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One message to one person, planned, on its way or over. Kind, channel, status, reason and state
 * are passed on as enrollment-service names them.
 *
 * @param step the step's position, 1 for the first
 * @param attempt how many times it was handed over
 * @param targetAt when its delay was over
 * @param plannedAt when it was planned to go out
 * @param dueAt when it may go out; null while an earlier step is to end
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Job(
    UUID id,
    String kind,
    UUID campaignId,
    int campaignVersion,
    @Nullable UUID enrollmentId,
    JobContact contact,
    @Nullable UUID stepId,
    int step,
    String channel,
    String status,
    @Nullable String reason,
    @Nullable JobError error,
    int attempt,
    @Nullable Instant targetAt,
    @Nullable Instant plannedAt,
    @Nullable Instant dueAt,
    @Nullable Instant claimedAt,
    @Nullable Instant completedAt,
    @Nullable JobDelivery delivery,
    Instant createdAt,
    Instant updatedAt) {

  /** Who it is for; only the id once the contact is erased. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record JobContact(
      UUID id, @Nullable String externalId, @Nullable String name, @Nullable String address) {}

  /** Why it failed. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record JobError(String code, @Nullable String detail) {}

  /** What is known of the message at the provider. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record JobDelivery(String state, @Nullable String providerId, @Nullable Instant at) {}
}
