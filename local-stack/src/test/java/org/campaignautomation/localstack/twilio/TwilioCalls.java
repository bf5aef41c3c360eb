package org.campaignautomation.localstack.twilio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.jspecify.annotations.Nullable;

/** Calls of the Messages resource, in the form of Twilio's own documentation. */
record TwilioCalls(String baseUrl, String account, @Nullable String credentials) {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  TwilioCalls(String baseUrl) {
    this(
        baseUrl,
        TwilioEndpoint.ACCOUNT_SID,
        TwilioEndpoint.ACCOUNT_SID + ":" + TwilioEndpoint.AUTH_TOKEN);
  }

  TwilioCalls as(String user, String password) {
    return new TwilioCalls(baseUrl, account, user + ":" + password);
  }

  TwilioCalls anonymous() {
    return new TwilioCalls(baseUrl, account, null);
  }

  TwilioCalls of(String otherAccount) {
    return new TwilioCalls(baseUrl, otherAccount, credentials);
  }

  HttpResponse<String> create(Map<String, String> form) throws IOException, InterruptedException {
    String body =
        form.entrySet().stream()
            .map(field -> field.getKey() + "=" + encode(field.getValue()))
            .collect(Collectors.joining("&"));
    return send(
        request(path("/Messages.json"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  HttpResponse<String> createJson(String body) throws IOException, InterruptedException {
    return send(
        request(path("/Messages.json"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  HttpResponse<String> list(String query) throws IOException, InterruptedException {
    return get("/Messages.json" + query);
  }

  HttpResponse<String> get(String below) throws IOException, InterruptedException {
    return send(request(path(below)));
  }

  HttpResponse<String> getUri(String uri) throws IOException, InterruptedException {
    return send(request(uri));
  }

  static JsonNode json(HttpResponse<String> answer) throws IOException {
    return MAPPER.readTree(answer.body());
  }

  static void eventually(ThrowingRunnable assertion) {
    Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(assertion);
  }

  private String path(String below) {
    return "/2010-04-01/Accounts/" + account + below;
  }

  private HttpRequest.Builder request(String uri) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(baseUrl + uri)).timeout(Duration.ofSeconds(10));
    return credentials == null
        ? request
        : request.header(
            "Authorization",
            "Basic "
                + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
