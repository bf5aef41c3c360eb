package org.campaignautomation.campaign.dispatch;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A hand-over to a provider of which nobody knows whether it was taken.
 *
 * @param id the job's: of its attempts at most one is open
 * @param stepId null for a message of no step
 * @param channel {@code email} or {@code sms}
 * @param outcome {@code unknown}
 * @param detail how it came about
 * @param sentAt when it was handed over
 * @param unknownSince when it was given up
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Delivery(
    UUID id,
    UUID jobId,
    int attempt,
    UUID campaignId,
    @Nullable UUID stepId,
    UUID contactId,
    String channel,
    String outcome,
    @Nullable String detail,
    Instant sentAt,
    Instant unknownSince) {

  /** Why somebody decides as they do. */
  public record Order(@Nullable String reason) {}

  /**
   * What was decided.
   *
   * @param decision {@code resend} or {@code mark_sent}
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Decided(UUID id, String decision) {}
}
