package org.campaignautomation.endtoend.installation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Calls to the public API with the headers of one caller. */
public final class Api {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final HttpClient http;
  private final URI base;
  private final Map<String, String> headers;

  /**
   * What came back.
   *
   * @param json the body, missing if it is none
   */
  public record Answer(int status, HttpHeaders headers, String body, JsonNode json) {}

  private Api(HttpClient http, URI base, Map<String, String> headers) {
    this.http = http;
    this.base = base;
    this.headers = headers;
  }

  /** Calls without credentials. */
  public static Api anonymous(URI base) {
    return new Api(HttpClient.newHttpClient(), base, Map.of());
  }

  /** The same calls with one more header. */
  public Api with(String name, String value) {
    Map<String, String> more = new TreeMap<>(headers);
    more.put(name, value);
    return new Api(http, base, more);
  }

  /** The same calls with a bearer token. */
  public Api bearing(String token) {
    return with("Authorization", "Bearer " + token);
  }

  /** Asks. */
  public Answer get(String path) {
    return send(path, HttpRequest.newBuilder().GET());
  }

  /** Posts JSON. */
  public Answer post(String path, String json) {
    return post(path, "application/json", json);
  }

  /** Posts a body of any type. */
  public Answer post(String path, String contentType, String body) {
    return send(
        path,
        HttpRequest.newBuilder()
            .header("Content-Type", contentType)
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  /** Puts JSON. */
  public Answer put(String path, String json) {
    return send(
        path,
        HttpRequest.newBuilder()
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString(json)));
  }

  /** Deletes. */
  public Answer delete(String path) {
    return send(path, HttpRequest.newBuilder().DELETE());
  }

  private Answer send(String path, HttpRequest.Builder request) {
    request.uri(base.resolve(path)).timeout(LIMIT);
    headers.forEach(request::header);
    try {
      HttpResponse<String> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Answer(
          response.statusCode(), response.headers(), response.body(), parsed(response.body()));
    } catch (IOException e) {
      throw new UncheckedIOException(path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode parsed(String body) {
    try {
      JsonNode json = JSON.readTree(body);
      return json == null ? MissingNode.getInstance() : json;
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }
}
