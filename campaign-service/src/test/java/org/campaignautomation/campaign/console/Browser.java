package org.campaignautomation.campaign.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Somebody at the console, as far as HTTP goes: cookies, redirects one by one, forms. */
public final class Browser {
  private final CookieManager cookies = new CookieManager();

  /** Without TLS browsers speak this version only. */
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).cookieHandler(cookies).build();

  private String lastBody = "";

  private Browser() {}

  /** Somebody who has not logged in. */
  public static Browser stranger() {
    return new Browser();
  }

  /** Somebody of a tenant who has logged in with a role. */
  public static Browser loggedIn(String tenantId, String role) {
    return loggedIn(tenantId, role, Duration.ofMinutes(15));
  }

  /** Somebody of a tenant who has logged in with a role, for some time. */
  public static Browser loggedIn(String tenantId, String role, Duration lifetime) {
    Browser browser = new Browser();
    HttpResponse<String> back = browser.logIn(role + "@" + tenantId, tenantId, role, lifetime);
    assertThat(back.statusCode()).as(back.body()).isEqualTo(302);
    return browser;
  }

  /** Goes the way to the identity provider and back; answers what the console says then. */
  public HttpResponse<String> logIn(String user, String tenantId, String role) {
    return logIn(user, tenantId, role, Duration.ofMinutes(15));
  }

  private HttpResponse<String> logIn(String user, String tenantId, String role, Duration lifetime) {
    String provider = location(get("/console/campaigns"));
    String asWhom =
        "&user=%s&tenant=%s&roles=%s&lifetime=%d"
            .formatted(encode(user), encode(tenantId), encode(role), lifetime.toSeconds());
    return get(location(get(provider + asWhom)));
  }

  /** Asks for a page, or follows an absolute address. */
  public HttpResponse<String> get(String path, String... headers) {
    return send(path, HttpRequest.newBuilder().GET(), headers);
  }

  /** Sends a form. */
  public HttpResponse<String> post(String path, Map<String, String> form, String... headers) {
    String body =
        form.entrySet().stream()
            .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
            .collect(Collectors.joining("&"));
    return send(
        path,
        HttpRequest.newBuilder()
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body)),
        headers);
  }

  /** Sends a form with the token that the last page gave. */
  public HttpResponse<String> submit(String path, Map<String, String> form) {
    return post(path, form, "X-CSRF-TOKEN", cookie("csrf-token"));
  }

  /** Sends an encoded form with the token that the last page gave. */
  public HttpResponse<String> submit(String path, String form) {
    return send(
        path,
        HttpRequest.newBuilder()
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form)),
        "X-CSRF-TOKEN",
        cookie("csrf-token"));
  }

  /** Sends a file with the token that the last page gave, in the form itself as without scripts. */
  public HttpResponse<String> upload(String path, String field, String fileName, String content) {
    String token =
        "--limit\r\nContent-Disposition: form-data; name=\"csrf-token\"\r\n\r\n"
            + cookie("csrf-token")
            + "\r\n";
    return multipart(path, token + file(field, fileName, content));
  }

  /** Sends a file as another site's page would. */
  public HttpResponse<String> uploadWithoutToken(
      String path, String field, String fileName, String content) {
    return multipart(path, file(field, fileName, content));
  }

  private static String file(String field, String fileName, String content) {
    return "--limit\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\n\r\n%s\r\n--limit--\r\n"
        .formatted(field, fileName, content);
  }

  private HttpResponse<String> multipart(String path, String body) {
    return send(
        path,
        HttpRequest.newBuilder()
            .header("Content-Type", "multipart/form-data; boundary=limit")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  /** Sends a form as htmx does. */
  public HttpResponse<String> part(String path, Map<String, String> form) {
    return post(path, form, "X-CSRF-TOKEN", cookie("csrf-token"), "HX-Request", "true");
  }

  /** Sends a text, which another site can without asking. */
  public HttpResponse<String> postText(String path, String text) {
    return send(
        path,
        HttpRequest.newBuilder()
            .header("Content-Type", "text/plain")
            .POST(HttpRequest.BodyPublishers.ofString(text)));
  }

  /** The body of the last answer. */
  public String lastBody() {
    return lastBody;
  }

  /** Whether there is a cookie of this name. */
  public boolean hasCookie(String name) {
    return cookies.getCookieStore().getCookies().stream()
        .anyMatch(cookie -> cookie.getName().equals(name));
  }

  /** Sends JSON with the token that the last page gave, as a page's script does. */
  public HttpResponse<String> submitJson(String path, String json) {
    return send(
        path,
        HttpRequest.newBuilder()
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json)),
        "HX-Request",
        "true",
        "X-CSRF-TOKEN",
        cookie("csrf-token"));
  }

  /** Sends a form in parts, with the token in one of them, as a form without a script does. */
  public HttpResponse<String> submitParts(String path, Map<String, String> form) {
    StringBuilder body = new StringBuilder(inForm("csrf-token", cookie("csrf-token")));
    form.forEach((name, value) -> body.append(inForm(name, value)));
    return multipart(path, body + "--limit--\r\n");
  }

  private static String inForm(String name, String value) {
    return "--limit\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
        .formatted(name, value);
  }

  /** A cookie's value. */
  public String cookie(String name) {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals(name))
        .map(HttpCookie::getValue)
        .findFirst()
        .orElseThrow();
  }

  /** All cookies, as a header that a browser would send to the console. */
  public String cookieHeader() {
    return cookies.getCookieStore().getCookies().stream()
        .map(cookie -> cookie.getName() + "=" + cookie.getValue())
        .collect(Collectors.joining("; "));
  }

  /** Where an answer sends the browser. */
  public static String location(HttpResponse<String> answer) {
    List<String> location = answer.headers().allValues("Location");
    assertThat(location).as(answer.statusCode() + " " + answer.body()).hasSize(1);
    return location.getFirst();
  }

  private HttpResponse<String> send(String path, HttpRequest.Builder request, String... headers) {
    URI address = URI.create("http://localhost:" + RestAssured.port).resolve(path);
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      HttpResponse<String> answer =
          http.send(request.uri(address).build(), HttpResponse.BodyHandlers.ofString());
      lastBody = answer.body();
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
