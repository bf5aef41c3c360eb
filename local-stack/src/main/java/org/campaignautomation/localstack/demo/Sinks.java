package org.campaignautomation.localstack.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.campaignautomation.localstack.twilio.TwilioEndpoint;

/**
 * What arrived at the inbox and the Twilio endpoint, read by their own public calls. Each look
 * reads only what is newer than the last one.
 */
final class Sinks {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int PAGE = 500;

  private final PatientHttp http;
  private final DemoAddresses addresses;
  private final String marker;
  private final Map<String, Arrived> emails = new LinkedHashMap<>();
  private final Map<String, Arrived> sms = new LinkedHashMap<>();

  /**
   * One message.
   *
   * @param address who got it
   * @param text what they read: subject and text of an e-mail, the body of an SMS
   * @param ours whether it is of this run
   */
  record Arrived(String address, String text, boolean ours) {}

  /**
   * @param marker what the subject or text of every message of this run holds
   */
  Sinks(PatientHttp http, DemoAddresses addresses, String marker) {
    this.http = http;
    this.addresses = addresses;
    this.marker = marker;
  }

  /** Reads what is new. */
  void look() {
    lookAtEmails();
    lookAtSms();
  }

  /** The e-mails of this run. */
  List<Arrived> emails() {
    return emails.values().stream().filter(Arrived::ours).toList();
  }

  /** The SMS of this run. */
  List<Arrived> sms() {
    return sms.values().stream().filter(Arrived::ours).toList();
  }

  private void lookAtEmails() {
    // What this look itself has read may come again, pushed on by newer ones; that is no end.
    Set<String> known = Set.copyOf(emails.keySet());
    boolean more = true;
    for (int start = 0; more; start += PAGE) {
      JsonNode page = get(addresses.inbox() + "/api/v1/messages?start=" + start + "&limit=" + PAGE);
      more = page.get("messages").size() == PAGE;
      for (JsonNode summary : page.get("messages")) {
        String id = summary.get("ID").asText();
        more &= !known.contains(id);
        emails.computeIfAbsent(id, key -> email(key, summary));
      }
    }
  }

  private Arrived email(String id, JsonNode summary) {
    String subject = summary.get("Subject").asText();
    boolean ours = subject.contains(marker);
    String text = ours ? get(addresses.inbox() + "/api/v1/message/" + id).get("Text").asText() : "";
    return new Arrived(summary.at("/To/0/Address").asText(), subject + "\n" + text, ours);
  }

  private void lookAtSms() {
    Set<String> known = Set.copyOf(sms.keySet());
    String uri =
        "/2010-04-01/Accounts/" + TwilioEndpoint.ACCOUNT_SID + "/Messages.json?PageSize=" + PAGE;
    while (!uri.isEmpty()) {
      JsonNode page = get(addresses.twilio() + uri);
      boolean met = false;
      for (JsonNode message : page.get("messages")) {
        String sid = message.get("sid").asText();
        met |= known.contains(sid);
        String body = message.get("body").asText();
        sms.putIfAbsent(sid, new Arrived(message.get("to").asText(), body, body.contains(marker)));
      }
      uri = met || page.get("next_page_uri").isNull() ? "" : page.get("next_page_uri").asText();
    }
  }

  private JsonNode get(String url) {
    String credentials = TwilioEndpoint.ACCOUNT_SID + ":" + TwilioEndpoint.AUTH_TOKEN;
    HttpRequest.Builder request = http.request(url);
    if (url.startsWith(addresses.twilio())) {
      request.header(
          "Authorization",
          "Basic "
              + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
    }
    HttpResponse<String> answer = http.send(request.build());
    if (answer.statusCode() != 200) {
      throw new DemoFailure("GET " + url + " answers " + answer.statusCode());
    }
    try {
      return MAPPER.readTree(answer.body());
    } catch (JsonProcessingException e) {
      throw new DemoFailure("GET " + url + " answers no JSON");
    }
  }
}
