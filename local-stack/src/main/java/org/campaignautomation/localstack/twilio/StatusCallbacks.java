package org.campaignautomation.localstack.twilio;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Tells who asked for it about a message's status, signed as Twilio signs. */
final class StatusCallbacks implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(StatusCallbacks.class.getName());
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(LIMIT).build();
  private final String accountSid;
  private final String authToken;

  StatusCallbacks(String accountSid, String authToken) {
    this.accountSid = accountSid;
    this.authToken = authToken;
  }

  void tell(SmsMessage message) {
    String url = message.statusCallback();
    if (url == null) {
      return;
    }
    SortedMap<String, String> form = form(message);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url))
            .timeout(LIMIT)
            .header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
            .header(RequestSignature.HEADER, RequestSignature.of(authToken, url, form))
            .POST(HttpRequest.BodyPublishers.ofString(encode(form)))
            .build();
    try {
      client.send(request, HttpResponse.BodyHandlers.discarding());
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "a status callback was not answered: {0}", e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }

  private SortedMap<String, String> form(SmsMessage message) {
    SortedMap<String, String> form = new TreeMap<>();
    form.put("AccountSid", accountSid);
    form.put("ApiVersion", "2010-04-01");
    form.put("From", message.from());
    form.put("MessageSid", message.sid());
    form.put("MessageStatus", message.status());
    form.put("SmsSid", message.sid());
    form.put("SmsStatus", message.status());
    form.put("To", message.to());
    if (message.errorCode() != null) {
      form.put("ErrorCode", message.errorCode().toString());
    }
    return form;
  }

  private static String encode(SortedMap<String, String> form) {
    return form.entrySet().stream()
        .map(
            field ->
                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
