package org.campaignautomation.dispatch.channel.sms;

import com.twilio.exception.ApiConnectionException;
import com.twilio.http.HttpClient;
import com.twilio.http.HttpMethod;
import com.twilio.http.Request;
import com.twilio.http.Response;
import java.io.ByteArrayInputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.core5.http.Header;

/**
 * Carries the SDK's requests, each exactly once. The SDK's own transport posts up to six times when
 * it sees a 500 or 503; a message may have been accepted behind each of them, and Twilio knows no
 * idempotency key.
 */
final class TwilioTransport extends HttpClient {
  private static final Flow.Subscription NOTHING =
      new Flow.Subscription() {
        @Override
        public void request(long n) {}

        @Override
        public void cancel() {}
      };

  private final URI baseUrl;
  private final Duration timeout;
  private final java.net.http.HttpClient http;

  TwilioTransport(URI baseUrl, Duration connectTimeout, Duration timeout) {
    this.baseUrl = baseUrl;
    this.timeout = timeout;
    this.http =
        java.net.http.HttpClient.newBuilder()
            .version(java.net.http.HttpClient.Version.HTTP_1_1)
            .followRedirects(java.net.http.HttpClient.Redirect.NEVER)
            .connectTimeout(connectTimeout)
            .build();
  }

  @Override
  protected boolean shouldRetry(Response response, int[] retryCodes) {
    return false;
  }

  @Override
  public Response makeRequest(Request request) {
    CompletableFuture<HttpResponse<byte[]>> answer =
        http.sendAsync(httpRequest(request), BodyHandlers.ofByteArray());
    try {
      // The request's own time-out ends with the headers; this one covers the body too.
      HttpResponse<byte[]> response = answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      return new Response(
          new ByteArrayInputStream(response.body()), response.statusCode(), new Header[0]);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new ApiConnectionException("no answer in time", e);
    } catch (ExecutionException e) {
      throw new ApiConnectionException("no answer", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      answer.cancel(true);
      throw new ApiConnectionException("interrupted", e);
    }
  }

  private HttpRequest httpRequest(Request request) {
    HttpRequest.Builder builder = HttpRequest.newBuilder(target(request));
    request
        .getHeaderParams()
        .forEach((name, values) -> values.forEach(value -> builder.header(name, value)));
    if (request.requiresAuthentication()) {
      builder.setHeader("Authorization", request.getAuthString());
    }
    builder.setHeader("Accept", "application/json");
    if (request.getMethod() == HttpMethod.POST) {
      return builder
          .setHeader("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
          .POST(begunBefore(System.nanoTime() + timeout.toNanos(), request.encodeFormBody()))
          .build();
    }
    return builder
        .method(request.getMethod().toString().toUpperCase(Locale.ROOT), BodyPublishers.noBody())
        .build();
  }

  /**
   * A body that is begun only while somebody waits for the answer. Without it, a process that stood
   * still between here and the socket would send after others had found the message absent and sent
   * it anew. What is not begun was surely not taken.
   */
  static BodyPublisher begunBefore(long deadline, String form) {
    BodyPublisher body = BodyPublishers.ofString(form);
    return BodyPublishers.fromPublisher(
        subscriber -> {
          if (System.nanoTime() - deadline < 0) {
            body.subscribe(subscriber);
          } else {
            subscriber.onSubscribe(NOTHING);
            subscriber.onError(new ConnectException("held up before the body was begun"));
          }
        },
        body.contentLength());
  }

  /** The SDK always addresses api.twilio.com; path and query stay, the rest is ours. */
  private URI target(Request request) {
    String url = request.constructURL().toString();
    String path = url.substring(url.indexOf('/', url.indexOf("//") + 2));
    String base = baseUrl.toString();
    return URI.create(
        base.endsWith("/") ? base.substring(0, base.length() - 1) + path : base + path);
  }
}
