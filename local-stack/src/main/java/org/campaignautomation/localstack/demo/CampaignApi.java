package org.campaignautomation.localstack.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The calls of the public API that the demonstration makes, as the owner of acme. */
final class CampaignApi {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Duration TOKEN_USE = Duration.ofMinutes(10);
  private static final String CAMPAIGNS = "/api/campaigns";

  private final PatientHttp http;
  private final DemoAddresses addresses;
  private String token = "";
  private Instant tokenFrom = Instant.EPOCH;

  CampaignApi(PatientHttp http, DemoAddresses addresses) {
    this.http = http;
    this.addresses = addresses;
  }

  /** Makes a campaign of one e-mail and one SMS, both sent at once, and activates it. */
  String startCampaign(String name, String marker) {
    Map<String, Object> email =
        Map.of(
            "channel",
            "email",
            "delay",
            Map.of("amount", 0, "unit", "minutes"),
            "subject",
            "Welcome to {{ companyName }}, {{ firstName }} (" + marker + ")",
            "html",
            "<p>Dear {{ customerName }},</p><p>thank you for choosing"
                + " <strong>{{ companyName }}</strong>.</p>",
            "text",
            "Dear {{ customerName }},\n\nthank you for choosing {{ companyName }}.\n");
    Map<String, Object> sms =
        Map.of(
            "channel",
            "sms",
            "delay",
            Map.of("amount", 0, "unit", "minutes"),
            "text",
            "Hi {{ firstName }}, this is {{ companyName }}. How did we do? (" + marker + ")");
    JsonNode campaign =
        expect(
            201,
            send(
                "POST",
                CAMPAIGNS,
                "application/json",
                json(
                    Map.of(
                        "name", name,
                        "trigger", Map.of("type", "new_client"),
                        "steps", List.of(email, sms)))));
    String id = campaign.get("id").asText();
    expect(200, send("POST", CAMPAIGNS + "/" + id + "/activate", "application/json", "{}"));
    return id;
  }

  /** Archives the active campaigns of that name, which would enrol this run's contacts too. */
  int archiveActive(String name) {
    JsonNode list = expect(200, send("GET", CAMPAIGNS + "?limit=500", "application/json", ""));
    int archived = 0;
    for (JsonNode campaign : list.get("items")) {
      if (campaign.get("name").asText().equals(name)
          && Set.of("active", "paused").contains(campaign.get("status").asText())) {
        archive(campaign.get("id").asText());
        archived++;
      }
    }
    return archived;
  }

  void archive(String campaignId) {
    expect(200, send("POST", CAMPAIGNS + "/" + campaignId + "/archive", "application/json", "{}"));
  }

  void addContact(DemoContact contact) {
    HttpResponse<String> answer = send("POST", "/api/contacts", "application/json", contact.json());
    if (answer.statusCode() != 201 && answer.statusCode() != 200) {
      throw refused("POST", "/api/contacts", answer);
    }
  }

  void addContacts(List<DemoContact> contacts) {
    String path = "/api/contacts/bulk";
    HttpResponse<String> answer =
        send(
            "POST",
            path,
            "application/x-ndjson",
            contacts.stream().map(DemoContact::json).collect(Collectors.joining("\n", "", "\n")));
    List<JsonNode> lines =
        answer.body().lines().filter(line -> !line.isBlank()).map(CampaignApi::parse).toList();
    long taken =
        lines.stream()
            .filter(line -> Set.of("created", "updated", "unchanged").contains(outcome(line)))
            .count();
    if (answer.statusCode() != 200 || taken != contacts.size()) {
      throw refused("POST", path, answer);
    }
  }

  /** The campaign's counts by job status, as one line. */
  String status(String campaignId) {
    return expect(
            200,
            send(
                "GET",
                CAMPAIGNS + "/" + campaignId + "/automation?action=status",
                "application/json",
                ""))
        .path("counts")
        .toString();
  }

  private HttpResponse<String> send(String method, String path, String type, String body) {
    HttpRequest request =
        http.request(addresses.api() + path)
            .header("Authorization", "Bearer " + token())
            .header("Content-Type", type)
            .method(
                method,
                body.isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body))
            .build();
    return http.send(request);
  }

  private synchronized String token() {
    if (tokenFrom.plus(TOKEN_USE).isBefore(Instant.now())) {
      String url = addresses.issuer() + "/protocol/openid-connect/token";
      HttpResponse<String> answer =
          http.send(
              http.request(url)
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .POST(
                      HttpRequest.BodyPublishers.ofString(
                          "grant_type=password&client_id=campaigns-cli"
                              + "&username=owner%40acme&password=demo"))
                  .build());
      token = expect(200, answer).get("access_token").asText();
      tokenFrom = Instant.now();
    }
    return token;
  }

  private static JsonNode expect(int status, HttpResponse<String> answer) {
    if (answer.statusCode() != status) {
      throw refused(answer.request().method(), answer.request().uri().getPath(), answer);
    }
    return parse(answer.body());
  }

  private static DemoFailure refused(String method, String path, HttpResponse<String> answer) {
    String body = answer.body();
    return new DemoFailure(
        method
            + " "
            + path
            + " answers "
            + answer.statusCode()
            + ": "
            + body.substring(0, Math.min(body.length(), 500)));
  }

  private static String outcome(JsonNode line) {
    return line.path("outcome").asText();
  }

  private static String json(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode parse(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new DemoFailure("an answer is not JSON: " + text);
    }
  }
}
