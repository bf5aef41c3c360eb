package org.campaignautomation.dispatch.channel.sms;

import com.twilio.exception.ApiConnectionException;
import com.twilio.http.HttpClient;
import com.twilio.http.HttpMethod;
import com.twilio.http.Request;
import com.twilio.http.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Carries the SDK's requests, each exactly once. The SDK's own transport posts up to six times when
 * it sees a 500 or 503; a message may have been accepted behind each of them, and Twilio knows no
 * idempotency key.
 *
 * <p>A request is written by the thread that asks for it: what has waited for its place in the
 * provider's rate must not wait for another thread's turn after that.
 */
final class TwilioTransport extends HttpClient {
  /** What was idle for longer may have been closed by the other side. */
  private static final TimeValue DOUBTFUL = TimeValue.ofSeconds(1);

  /** Twilio's longest answer, a page of a thousand messages, has an eighth of it. */
  private static final int LARGEST_ANSWER = 8 << 20;

  private static final ContentType FORM =
      ContentType.create("application/x-www-form-urlencoded", StandardCharsets.UTF_8);

  private final URI baseUrl;
  private final Duration timeout;
  private final CloseableHttpClient http;
  private final ScheduledThreadPoolExecutor limits;

  /**
   * A transport with connections of its own.
   *
   * @param connections the most requests at a time; a further one waits
   * @param connectTimeout until when a connection must have been made
   * @param timeout until when the whole answer must have come
   */
  TwilioTransport(URI baseUrl, int connections, Duration connectTimeout, Duration timeout) {
    this.baseUrl = baseUrl;
    this.timeout = timeout;
    this.http = http(connections, Timeout.of(connectTimeout), Timeout.of(timeout));
    this.limits =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("twilio-limits").factory());
    limits.setRemoveOnCancelPolicy(true);
  }

  private static CloseableHttpClient http(int connections, Timeout connect, Timeout whole) {
    return HttpClients.custom()
        .setConnectionManager(
            PoolingHttpClientConnectionManagerBuilder.create()
                .useSystemProperties()
                .setMaxConnPerRoute(connections)
                .setMaxConnTotal(connections)
                .setDefaultConnectionConfig(
                    ConnectionConfig.custom()
                        .setConnectTimeout(connect)
                        .setSocketTimeout(whole)
                        .setValidateAfterInactivity(DOUBTFUL)
                        .build())
                .build())
        .setDefaultRequestConfig(
            RequestConfig.custom()
                .setConnectionRequestTimeout(whole)
                .setResponseTimeout(whole)
                .setProtocolUpgradeEnabled(false)
                .build())
        .useSystemProperties()
        .disableAutomaticRetries()
        .disableRedirectHandling()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableContentCompression()
        .disableDefaultUserAgent()
        .build();
  }

  @Override
  protected boolean shouldRetry(Response response, int[] retryCodes) {
    return false;
  }

  @Override
  public Response makeRequest(Request request) {
    HttpUriRequestBase carried = carried(request);
    // The client's own time-outs are of each read; this one covers the whole answer.
    Future<?> end = limits.schedule(carried::cancel, timeout.toNanos(), TimeUnit.NANOSECONDS);
    try {
      return http.execute(carried, TwilioTransport::read);
    } catch (IOException e) {
      throw new ApiConnectionException("no answer", e);
    } finally {
      end.cancel(false);
    }
  }

  private static Response read(ClassicHttpResponse answer) throws IOException {
    HttpEntity entity = answer.getEntity();
    byte[] body = entity == null ? new byte[0] : EntityUtils.toByteArray(entity, LARGEST_ANSWER);
    return new Response(new ByteArrayInputStream(body), answer.getCode(), new Header[0]);
  }

  private HttpUriRequestBase carried(Request request) {
    HttpUriRequestBase carried =
        new HttpUriRequestBase(
            request.getMethod().toString().toUpperCase(Locale.ROOT), target(request));
    request
        .getHeaderParams()
        .forEach((name, values) -> values.forEach(value -> carried.addHeader(name, value)));
    if (request.requiresAuthentication()) {
      carried.setHeader(HttpHeaders.AUTHORIZATION, request.getAuthString());
    }
    carried.setHeader(HttpHeaders.ACCEPT, "application/json");
    if (request.getMethod() == HttpMethod.POST) {
      // The entity says its own type and length.
      carried.removeHeaders(HttpHeaders.CONTENT_TYPE);
      carried.setEntity(begunBefore(System.nanoTime() + timeout.toNanos(), form(request)));
    }
    return carried;
  }

  private static HttpEntity form(Request request) {
    return new StringEntity(request.encodeFormBody(), FORM);
  }

  /**
   * A body that is begun only while somebody waits for the answer. Without it, a process that stood
   * still between here and the socket would send after others had found the message absent and sent
   * it anew. What is not begun was surely not taken.
   */
  static HttpEntity begunBefore(long deadline, HttpEntity body) {
    return new HttpEntityWrapper(body) {
      @Override
      public void writeTo(OutputStream out) throws IOException {
        if (System.nanoTime() - deadline >= 0) {
          throw new ConnectException("held up before the body was begun");
        }
        super.writeTo(out);
      }
    };
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
