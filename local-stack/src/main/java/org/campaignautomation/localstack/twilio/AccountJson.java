package org.campaignautomation.localstack.twilio;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The account in the form of Twilio's REST API, without its token. */
final class AccountJson {
  private static final String CREATED = "Thu, 01 Jan 2026 00:00:00 +0000";

  private AccountJson() {}

  static Map<String, @Nullable Object> of(String accountSid) {
    String path = "/2010-04-01/Accounts/" + accountSid;
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("auth_token", null);
    json.put("date_created", CREATED);
    json.put("date_updated", CREATED);
    json.put("friendly_name", "Local stack");
    json.put("owner_account_sid", accountSid);
    json.put("sid", accountSid);
    json.put("status", "active");
    json.put("subresource_uris", Map.of("messages", path + "/Messages.json"));
    json.put("type", "Full");
    json.put("uri", path + ".json");
    return json;
  }
}
