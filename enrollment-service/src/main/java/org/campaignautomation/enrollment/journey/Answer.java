package org.campaignautomation.enrollment.journey;

import java.time.Instant;
import java.util.UUID;
import org.campaignautomation.contracts.DeliveryState;
import org.campaignautomation.contracts.FailureClass;
import org.jspecify.annotations.Nullable;

/**
 * What became of one hand-over.
 *
 * @param attempt the attempt answered
 * @param revision the claim answered
 * @param occurredAt when it was known
 */
public record Answer(UUID jobId, int attempt, long revision, Instant occurredAt, Outcome outcome) {

  /** The kinds of outcome. */
  public sealed interface Outcome {}

  /** The provider took the message. */
  public record Accepted(String providerId) implements Outcome {}

  /** The provider surely did not take it. */
  public record Refused(FailureClass failureClass, String code, String detail) implements Outcome {}

  /** Not handed over now. */
  public record Deferred(String reason, @Nullable Instant notBefore, boolean attemptSpent)
      implements Outcome {}

  /** Not handed over, and not to be as it stands. */
  public record Skipped(String reason) implements Outcome {}

  /** Handed over, and no answer. */
  public record Unknown(String detail) implements Outcome {}

  /** What became of a message later that the provider had taken; ends nothing. */
  public record News(DeliveryState state, @Nullable String code) implements Outcome {}
}
