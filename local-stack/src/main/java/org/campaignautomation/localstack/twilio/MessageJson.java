package org.campaignautomation.localstack.twilio;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A message in the form of Twilio's REST API. */
final class MessageJson {
  private static final DateTimeFormatter RFC_2822 =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss '+0000'", Locale.US)
          .withZone(ZoneOffset.UTC);

  private MessageJson() {}

  static Map<String, @Nullable Object> of(String accountSid, SmsMessage message) {
    String path = "/2010-04-01/Accounts/" + accountSid + "/Messages/" + message.sid();
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("account_sid", accountSid);
    json.put("api_version", "2010-04-01");
    json.put("body", message.body());
    json.put("date_created", date(message.createdAt()));
    json.put("date_sent", date(message.sentAt()));
    json.put("date_updated", date(message.updatedAt()));
    json.put("direction", "outbound-api");
    json.put("error_code", message.errorCode());
    json.put("error_message", null);
    json.put("from", message.from());
    json.put("messaging_service_sid", null);
    json.put("num_media", "0");
    json.put("num_segments", Integer.toString(message.segments()));
    json.put("price", null);
    json.put("price_unit", "USD");
    json.put("sid", message.sid());
    json.put("status", message.status());
    json.put("subresource_uris", Map.of("media", path + "/Media.json"));
    json.put("to", message.to());
    json.put("uri", path + ".json");
    return json;
  }

  private static @Nullable String date(@Nullable Instant instant) {
    return instant == null ? null : RFC_2822.format(instant);
  }
}
