package org.campaignautomation.campaign.console.automation;

import io.quarkus.qute.TemplateExtension;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.campaignautomation.campaign.enrollment.Explanation;
import org.campaignautomation.campaign.enrollment.Explanation.RuleCheck;
import org.jspecify.annotations.Nullable;

/** Codes and numbers as people read them. A code that is not listed speaks for itself. */
@TemplateExtension(namespace = "say")
final class Say {
  private static final Map<String, String> REASONS =
      Map.ofEntries(
          Map.entry("outcome_unknown", "Nobody knows whether it was sent"),
          Map.entry("attempts_exhausted", "All attempts were used up"),
          Map.entry("too_late", "Later than the step allows"),
          Map.entry("no_address", "No address on this channel"),
          Map.entry("outside_window", "The schedule is closed"),
          Map.entry("quiet_hours", "Quiet hours"),
          Map.entry("frequency_cap", "The frequency cap"),
          Map.entry("never_opens", "The schedule lies wholly in the quiet hours"),
          Map.entry("contact_erased", "The contact was erased"),
          Map.entry("contact_unknown", "There is no such contact"),
          Map.entry("campaign_archived", "The campaign was archived"),
          Map.entry("campaign_paused", "The campaign is paused"),
          Map.entry("message_gone", "The message has been removed since"),
          Map.entry("in_flight", "On its way, not answered yet"),
          Map.entry("max_in_flight", "Enough are on their way; it follows by itself"),
          Map.entry("being_moved", "Is being moved in time, or to another version"),
          Map.entry("hand_over_refused", "The message queue refused it"),
          Map.entry("already_enrolled", "Is in the campaign already"),
          Map.entry("resend_ordered", "Somebody ordered it to be sent again"),
          Map.entry("unenrolled", "Was taken out of the campaign"),
          Map.entry("step_removed", "The step was removed"),
          Map.entry("step_passed", "The step had been passed"),
          Map.entry("no_step_left", "No step was left"),
          Map.entry("cancelled_by_operator", "Cancelled by an operator"),
          Map.entry("duplicate_address", "The same address got it as another contact"),
          Map.entry("missing_variable", "A variable has no value"),
          Map.entry("recipient_temporary", "The recipient's server refused it for now"),
          Map.entry("recipient_permanent", "The recipient cannot be reached"),
          Map.entry("sender_configuration", "The sender is not set up"),
          Map.entry("content_rejected", "The provider refused the content"),
          Map.entry("provider_throttle", "The provider's rate limit"),
          Map.entry("provider_outage", "The provider is away"),
          Map.entry("would_send", "Would be sent"),
          Map.entry("would_skip", "Would be skipped"),
          Map.entry("would_fail", "Would fail"),
          Map.entry("email", "E-mail"),
          Map.entry("sms", "SMS"));

  private Say() {}

  /** {@code 1,000,000}. */
  static String number(long number) {
    return String.format(Locale.ENGLISH, "%,d", number);
  }

  /** The same of few. */
  static String number(int number) {
    return number((long) number);
  }

  /** A share of 1 as {@code 99.5 %}; a dash for none. */
  static String percent(@Nullable Double share) {
    return share == null ? "–" : String.format(Locale.ENGLISH, "%.1f %%", 100 * share);
  }

  /** A time in the largest unit that fits. */
  static String seconds(double seconds) {
    if (seconds < 1) {
      return String.format(Locale.ENGLISH, "%.0f ms", 1_000 * seconds);
    }
    if (seconds < 120) {
      return String.format(Locale.ENGLISH, "%.1f s", seconds);
    }
    return seconds < 7_200
        ? String.format(Locale.ENGLISH, "%.0f min", seconds / 60)
        : String.format(Locale.ENGLISH, "%.1f h", seconds / 3_600);
  }

  /** A reason, an outcome, a channel or a status. */
  static String word(@Nullable String code) {
    if (code == null || code.isEmpty()) {
      return "";
    }
    int colon = code.indexOf(':');
    if (colon > 0) {
      // such as missing_variable:firstName
      return word(code.substring(0, colon)) + ": " + code.substring(colon + 1);
    }
    String known = REASONS.get(code);
    String plain = code.replace('_', ' ');
    return known != null
        ? known
        : plain.substring(0, 1).toUpperCase(Locale.ROOT) + plain.substring(1);
  }

  /** What a rule looked at, with times in the zone that it names, or else in this one. */
  static List<Given> given(RuleCheck check, @Nullable String zone) {
    return Given.of(check, zone);
  }

  /** What holds or stops it. */
  static List<RuleCheck> obstacles(Explanation explanation) {
    return explanation.checks().stream().filter(check -> !check.result().equals("pass")).toList();
  }

  /** The colour that goes with a job's status, an outcome or a check's result; never alone. */
  static String colour(String code) {
    return switch (code) {
      case "completed", "would_send", "enrolled", "queued", "rendered", "pass" -> "green";
      case "failed", "would_fail", "stop" -> "red";
      case "skipped", "would_skip", "hold" -> "orange";
      case "processing" -> "azure";
      case "pending" -> "blue";
      default -> "secondary";
    };
  }
}
