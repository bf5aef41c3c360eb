package org.campaignautomation.dispatch.delivery;

import org.campaignautomation.contracts.FailureClass;
import org.campaignautomation.dispatch.channel.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * How a hand-over ended, as the ledger keeps it.
 *
 * @param providerId of an accepted one only
 * @param failureClass of a failed one only
 * @param code of a failed one only
 * @param detail null for an accepted one
 */
record Ending(
    DeliveryState state,
    @Nullable String providerId,
    @Nullable FailureClass failureClass,
    @Nullable String code,
    @Nullable String detail) {
  /** Not ended yet. */
  static final Ending NONE = new Ending(DeliveryState.SENDING, null, null, null, null);

  static Ending of(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Accepted accepted ->
          new Ending(DeliveryState.ACCEPTED, accepted.providerId(), null, null, null);
      case Outcome.Refused refused -> failed(forTheJob(refused), refused.code(), refused.detail());
      case Outcome.Unclear unclear ->
          new Ending(DeliveryState.UNKNOWN, null, null, null, unclear.detail());
    };
  }

  /** An account that is set up wrong is no fault of the job: to it, the provider is away. */
  private static FailureClass forTheJob(Outcome.Refused refused) {
    return refused.accountWide() && refused.failureClass() == FailureClass.SENDER_CONFIGURATION
        ? FailureClass.PROVIDER_OUTAGE
        : refused.failureClass();
  }

  static Ending failed(FailureClass failureClass, String code, String detail) {
    return new Ending(DeliveryState.FAILED, null, failureClass, code, detail);
  }
}
