package org.campaignautomation.campaign.console.contacts;

import java.time.Instant;
import java.util.UUID;
import org.campaignautomation.campaign.timeline.TimelineEntry;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a timeline in words.
 *
 * @param tone of its mark: {@code good}, {@code bad}, {@code waiting} or {@code plain}
 * @param title what happened
 * @param detail why, or by whom; null if there is no more to say
 */
public record TimelineLine(
    Instant at,
    String tone,
    String title,
    @Nullable String detail,
    @Nullable UUID campaignId,
    @Nullable String campaign) {
  private static final String UNKNOWN = "outcome_unknown";

  static TimelineLine of(TimelineEntry entry) {
    TimelineEntry.TimelineCampaign campaign = entry.campaign();
    return new TimelineLine(
        entry.at(),
        tone(entry),
        title(entry),
        detail(entry),
        campaign == null ? null : campaign.id(),
        campaign == null ? null : campaign.name());
  }

  private static String tone(TimelineEntry entry) {
    return switch (entry.kind()) {
      case "sent" -> "good";
      case "failed", "suppressed" -> "bad";
      case "delivery" -> "delivered".equals(entry.deliveryState()) ? "good" : "bad";
      case "planned", "processing" -> "waiting";
      default -> "plain";
    };
  }

  private static String title(TimelineEntry entry) {
    String message = message(entry);
    return switch (entry.kind()) {
      case "accepted" -> "Added to the contacts";
      case "enrolled" -> "Enrolled";
      case "left" -> "Left before the end";
      case "planned" -> message + " is planned";
      case "processing" ->
          UNKNOWN.equals(entry.reason())
              ? message + ": nobody knows yet whether it was sent"
              : message + " is on its way";
      case "sent" -> message + " was sent";
      case "failed" -> message + " could not be sent";
      case "skipped" -> message + " was skipped";
      case "cancelled" -> message + " was cancelled";
      case "delivery" -> message + ": " + words(entry.deliveryState());
      case "operator" -> message + " was changed by hand";
      case "suppressed" -> "Suppressed: gets nothing by " + channel(entry.channel());
      default -> message + ": " + words(entry.kind());
    };
  }

  /** What the entry is about, if it is about a message. */
  private static String message(TimelineEntry entry) {
    String channel = channel(entry.channel());
    return "immediate".equals(entry.jobKind())
        ? "A message by hand (" + channel + ")"
        : "Step " + entry.step() + " (" + channel + ")";
  }

  private static @Nullable String detail(TimelineEntry entry) {
    if (entry.kind().equals("operator") || entry.kind().equals("suppressed")) {
      String by = entry.actor() == null ? "" : "By " + entry.actor();
      return entry.reason() == null ? by : (by.isEmpty() ? "" : by + ": ") + entry.reason();
    }
    if (entry.errorCode() != null && !entry.kind().equals("sent")) {
      String reason = entry.reason() == null ? "" : words(entry.reason()) + ", ";
      return "Because: " + reason + "error " + entry.errorCode();
    }
    return entry.reason() == null || UNKNOWN.equals(entry.reason())
        ? null
        : "Because: " + words(entry.reason());
  }

  private static String channel(@Nullable String channel) {
    return switch (channel) {
      case "email" -> "e-mail";
      case "sms" -> "SMS";
      case null -> "any channel";
      default -> channel;
    };
  }

  private static String words(@Nullable String code) {
    return code == null ? "" : code.replace('_', ' ');
  }
}
