package org.campaignautomation.localstack.inbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.campaignautomation.localstack.email.SmtpInbox;
import org.campaignautomation.localstack.http.HttpEndpoint;
import org.campaignautomation.localstack.http.Request;
import org.campaignautomation.localstack.http.Response;
import org.campaignautomation.localstack.twilio.SmsMessage;
import org.campaignautomation.localstack.twilio.TwilioEndpoint;

/**
 * The page on which a developer reads what was sent. It takes e-mails from Mailpit's calls and SMS
 * from {@code /sms}, a list of its own with the same paging.
 */
public final class InboxPage implements AutoCloseable {
  private static final int SMS_LIMIT = 500;

  /** E-mails carry their styles inline and are framed under this policy; they get no script. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; connect-src 'self'; img-src data:;"
          + " frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private final HttpEndpoint http;
  private final TwilioEndpoint twilio;

  private InboxPage(HttpEndpoint http, TwilioEndpoint twilio) {
    this.http = http;
    this.twilio = twilio;
  }

  /**
   * Starts the page.
   *
   * @param port the port, 0 for a free one
   * @throws UncheckedIOException if the port is taken
   */
  public static InboxPage start(int port, SmtpInbox inbox, TwilioEndpoint twilio) {
    HttpEndpoint http = HttpEndpoint.bind(port);
    InboxPage page = new InboxPage(http, twilio);
    http.route("GET", "/", request -> file("inbox.html", "text/html; charset=utf-8"))
        .route("GET", "/inbox.css", request -> file("inbox.css", "text/css; charset=utf-8"))
        .route("GET", "/inbox.js", request -> file("inbox.js", "text/javascript; charset=utf-8"))
        .route("GET", "/sms", page::sms)
        .route("DELETE", "/sms", page::forgetSms);
    new MailpitApi(inbox).addTo(http);
    http.start();
    return page;
  }

  /** {@code http://localhost:port}. */
  public String url() {
    return http.url();
  }

  @Override
  public void close() {
    http.close();
  }

  private Response sms(Request request) {
    int limit =
        Math.clamp(request.queryValue("limit").map(Integer::parseInt).orElse(50), 1, SMS_LIMIT);
    List<SmsMessage> all = twilio.messages().reversed();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("total", all.size());
    json.put("messages", all.stream().limit(limit).map(InboxPage::summary).toList());
    return Response.json(200, json);
  }

  private Response forgetSms(Request request) {
    twilio.clear();
    return Response.text(200, "ok");
  }

  private static Map<String, Object> summary(SmsMessage message) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("sid", message.sid());
    json.put("from", message.from());
    json.put("to", message.to());
    json.put("body", message.body());
    json.put("segments", message.segments());
    json.put("status", message.status());
    json.put("createdAt", message.createdAt().toString());
    return json;
  }

  private static Response file(String name, String contentType) {
    try (InputStream in = InboxPage.class.getResourceAsStream("/inbox/" + name)) {
      if (in == null) {
        throw new IllegalStateException("inbox/" + name + " is not on the class path");
      }
      return Response.of(200, contentType, new String(in.readAllBytes(), StandardCharsets.UTF_8))
          .with("Content-Security-Policy", POLICY)
          .with("X-Content-Type-Options", "nosniff")
          .with("Cache-Control", "no-cache");
    } catch (IOException e) {
      throw new UncheckedIOException("inbox/" + name + " cannot be read", e);
    }
  }
}
