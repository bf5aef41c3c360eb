package org.campaignautomation.localstack.inbox;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.campaignautomation.localstack.email.ReceivedEmail;
import org.campaignautomation.localstack.email.ReceivedEmail.Mailbox;
import org.campaignautomation.localstack.email.SmtpInbox;
import org.campaignautomation.localstack.http.HttpEndpoint;
import org.campaignautomation.localstack.http.Request;
import org.campaignautomation.localstack.http.Response;

/**
 * Those of Mailpit's calls that tests use: list, read one, delete all. Property names, paging and
 * order (newest first) are Mailpit's.
 */
final class MailpitApi {
  private static final int DEFAULT_LIMIT = 50;
  private static final String MESSAGES = "/api/v1/messages";

  private final SmtpInbox inbox;

  MailpitApi(SmtpInbox inbox) {
    this.inbox = inbox;
  }

  void addTo(HttpEndpoint http) {
    http.route("GET", MESSAGES, this::list)
        .route("DELETE", MESSAGES, this::deleteAll)
        .route("GET", "/api/v1/message/{id}", this::read);
  }

  private Response list(Request request) {
    int start = number(request, "start", 0, 0);
    int limit = number(request, "limit", DEFAULT_LIMIT, 1);
    List<ReceivedEmail> all = inbox.messages().reversed();
    int from = Math.min(start, all.size());
    List<ReceivedEmail> shown = all.subList(from, Math.min(from + limit, all.size()));
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("total", all.size());
    json.put("unread", all.size());
    json.put("count", shown.size());
    json.put("messages_count", all.size());
    json.put("start", start);
    json.put("limit", limit);
    json.put("messages", shown.stream().map(MailpitApi::summary).toList());
    return Response.json(200, json);
  }

  private Response read(Request request) {
    return inbox
        .message(request.pathValue("id"))
        .map(MailpitApi::whole)
        .map(json -> Response.json(200, json))
        .orElseGet(() -> Response.text(404, "Message not found"));
  }

  private Response deleteAll(Request request) {
    inbox.clear();
    return Response.text(200, "ok");
  }

  private static Map<String, Object> summary(ReceivedEmail email) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("ID", email.id());
    json.put("MessageID", email.messageId());
    json.put("From", mailbox(email.from()));
    json.put("To", email.to().stream().map(MailpitApi::mailbox).toList());
    json.put("Subject", email.subject());
    json.put("Created", email.receivedAt().toString());
    json.put("Snippet", snippet(email.text()));
    return json;
  }

  private static Map<String, Object> whole(ReceivedEmail email) {
    Map<String, Object> json = summary(email);
    json.put("Text", email.text());
    json.put("HTML", email.html());
    json.put("Date", email.receivedAt().toString());
    json.put("Attachments", Collections.emptyList());
    return json;
  }

  private static Map<String, Object> mailbox(Mailbox mailbox) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("Name", mailbox.name());
    json.put("Address", mailbox.address());
    return json;
  }

  private static String snippet(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    return line.length() <= 200 ? line : line.substring(0, 200);
  }

  private static int number(Request request, String name, int otherwise, int least) {
    int value = request.queryValue(name).map(Integer::parseInt).orElse(otherwise);
    if (value < least) {
      throw new IllegalArgumentException(name + " must be at least " + least);
    }
    return value;
  }
}
