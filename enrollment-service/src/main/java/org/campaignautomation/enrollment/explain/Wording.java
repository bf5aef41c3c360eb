package org.campaignautomation.enrollment.explain;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Stable reasons in words. One that is not listed, such as a provider's, speaks for itself. */
final class Wording {
  private static final Map<String, String> REASONS =
      Map.ofEntries(
          Map.entry("outcome_unknown", "nobody could tell what became of it"),
          Map.entry("attempts_exhausted", "all attempts were used up"),
          Map.entry("too_late", "it was later than the step allows"),
          Map.entry("no_address", "the contact had no address on the channel"),
          Map.entry("outside_window", "the schedule was closed"),
          Map.entry("quiet_hours", "the tenant's quiet hours"),
          Map.entry("frequency_cap", "the tenant's frequency cap"),
          Map.entry("never_opens", "the schedule lies wholly in the quiet hours"),
          Map.entry("hand_over_refused", "Kafka refused its record; the last error says why"),
          Map.entry("contact_erased", "the contact was erased"),
          Map.entry("campaign_archived", "the campaign was archived"),
          Map.entry("campaign_paused", "the campaign was paused"),
          Map.entry("unenrolled", "the contact was taken out of the campaign"),
          Map.entry("step_removed", "the step was removed from the campaign"),
          Map.entry("duplicate_address", "another contact with this address got the same step"),
          Map.entry("recipient_temporary", "the recipient's server refused it for now"),
          Map.entry("recipient_permanent", "the recipient cannot be reached; check the address"),
          Map.entry("sender_configuration", "the sender is not set up; check the provider"),
          Map.entry("content_rejected", "the provider refused the content"),
          Map.entry("provider_throttle", "the provider's rate limit"),
          Map.entry("provider_outage", "the provider was away"),
          Map.entry("unknown_error", "an error that is in no table"));

  private Wording() {}

  static String reason(@Nullable String reason) {
    return reason == null ? "no reason was noted" : REASONS.getOrDefault(reason, reason);
  }
}
