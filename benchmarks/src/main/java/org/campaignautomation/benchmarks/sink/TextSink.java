package org.campaignautomation.benchmarks.sink;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Twilio's Messages resource as far as a sender sees it: each answer takes its time, and every so
 * manieth request is one too many (429). It reports nothing back later.
 */
public final class TextSink implements AutoCloseable {
  private static final String TOO_MANY =
      """
      {"code":20429,"message":"Too Many Requests","more_info":"","status":429}""";
  private static final String ACCOUNT =
      """
      {"sid":"AC00000000000000000000000000000001","status":"active","type":"Full"}""";

  private final Arrivals arrivals = new Arrivals();
  private final AtomicInteger requests = new AtomicInteger();
  private final Duration answerTime;
  private final int everyTooMany;
  private final Listener listener;

  private TextSink(Duration answerTime, int everyTooMany) {
    this.answerTime = answerTime;
    this.everyTooMany = everyTooMany;
    this.listener = Listener.start(this::serve);
  }

  /**
   * Starts an endpoint on a free port.
   *
   * @param answerTime what lies between a request and its answer
   * @param everyTooMany which requests are answered with 429: every 20th for 20; 0 for none
   */
  public static TextSink start(Duration answerTime, int everyTooMany) {
    return new TextSink(answerTime, everyTooMany);
  }

  /** What stands for {@code https://api.twilio.com}. */
  public String baseUrl() {
    return "http://localhost:" + listener.port();
  }

  /** The messages accepted. */
  public Arrivals arrivals() {
    return arrivals;
  }

  /** How many messages it was asked to take, the refused ones too. */
  public int requests() {
    return requests.get();
  }

  /** Forgets what came. */
  public void forget() {
    arrivals.forget();
    requests.set(0);
  }

  @Override
  public void close() {
    listener.close();
  }

  private void serve(Socket client) throws IOException {
    LineReader in = new LineReader(client.getInputStream());
    OutputStream out = client.getOutputStream();
    for (String request = in.line(); request != null; request = in.line()) {
      String body = in.body(contentLength(in));
      out.write(answer(request, body).getBytes(StandardCharsets.UTF_8));
      out.flush();
    }
  }

  private static int contentLength(LineReader in) throws IOException {
    int length = 0;
    for (String header = in.line(); header != null && !header.isEmpty(); header = in.line()) {
      if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        length = Integer.parseInt(header.substring(header.indexOf(':') + 1).strip());
      }
    }
    return length;
  }

  private String answer(String request, String form) throws IOException {
    if (!request.startsWith("POST ")) {
      return http("200 OK", ACCOUNT);
    }
    int number = requests.incrementAndGet();
    String to = value(form, "To");
    if (to == null) {
      return http("400 Bad Request", "{\"code\":21604,\"message\":\"no To\",\"status\":400}");
    }
    if (everyTooMany > 0 && number % everyTooMany == 0) {
      pause();
      return http("429 Too Many Requests", TOO_MANY);
    }
    arrivals.add(to);
    pause();
    return http("201 Created", created(to));
  }

  private static String created(String to) {
    return """
        {"sid":"SM%s","status":"queued","to":"%s","num_segments":"1","direction":"outbound-api"}"""
        .formatted(UUID.randomUUID().toString().replace("-", ""), to);
  }

  private static @Nullable String value(String form, String name) {
    for (String field : form.split("&", -1)) {
      if (field.startsWith(name + "=")) {
        return URLDecoder.decode(field.substring(name.length() + 1), StandardCharsets.UTF_8);
      }
    }
    return null;
  }

  private void pause() throws IOException {
    try {
      Thread.sleep(answerTime);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static String http(String status, String json) {
    return "HTTP/1.1 "
        + status
        + "\r\nContent-Type: application/json\r\nContent-Length: "
        + json.getBytes(StandardCharsets.UTF_8).length
        + "\r\n\r\n"
        + json;
  }
}
