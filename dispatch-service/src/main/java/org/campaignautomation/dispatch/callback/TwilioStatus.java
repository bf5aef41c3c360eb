package org.campaignautomation.dispatch.callback;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.campaignautomation.contracts.DeliveryState;
import org.campaignautomation.dispatch.delivery.ProviderNews;
import org.jspecify.annotations.Nullable;

/** What a status callback says. Twilio may add fields and statuses without notice. */
final class TwilioStatus {
  private TwilioStatus() {}

  /** The news; empty if it names no message. */
  static Optional<ProviderNews> read(Map<String, List<String>> form) {
    String sid = first(form, "MessageSid");
    String status = first(form, "MessageStatus");
    return sid == null || sid.isBlank() || status == null
        ? Optional.empty()
        : Optional.of(new ProviderNews(sid, state(status), first(form, "ErrorCode")));
  }

  /** Null for a message that is on its way, and for what we do not know: it was taken, at least. */
  private static @Nullable DeliveryState state(String status) {
    return switch (status.toLowerCase(Locale.ROOT)) {
      case "delivered", "read" -> DeliveryState.DELIVERED;
      case "undelivered", "failed", "canceled" -> DeliveryState.UNDELIVERED;
      default -> null;
    };
  }

  private static @Nullable String first(Map<String, List<String>> form, String name) {
    List<String> values = form.getOrDefault(name, List.of());
    return values.isEmpty() ? null : values.getFirst();
  }
}
