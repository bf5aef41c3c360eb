package org.campaignautomation.localstack.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP server on the loopback interface, one virtual thread per request. Routes are written as
 * paths with {@code {name}} parts; a path with no route answers 404, a route without the method
 * 405, a body above the limit 413.
 */
public final class HttpEndpoint implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(HttpEndpoint.class.getName());
  private static final int BODY_LIMIT = 1024 * 1024;
  private static final Pattern PART = Pattern.compile("\\{([A-Za-z]+)}");

  static {
    // Without it every answer on a kept connection waits for the client's delayed acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  /** Answers one request. */
  @FunctionalInterface
  public interface Handler {
    /**
     * Answers a request that was read in full.
     *
     * @throws IOException to close the connection without an answer
     */
    Response answer(Request request) throws IOException;
  }

  private record Route(String method, Pattern path, List<String> names, Handler handler) {}

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Route> routes = new ArrayList<>();

  private HttpEndpoint(HttpServer server) {
    this.server = server;
  }

  /**
   * Binds the port; nothing is answered before {@link #start}.
   *
   * @param port the port, 0 for a free one
   * @throws UncheckedIOException if the port is taken
   */
  public static HttpEndpoint bind(int port) {
    try {
      return new HttpEndpoint(
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0));
    } catch (IOException e) {
      throw new UncheckedIOException("port " + port + " is taken", e);
    }
  }

  /** Adds a route; the first that fits answers. */
  public HttpEndpoint route(String method, String path, Handler handler) {
    List<String> names = new ArrayList<>();
    StringBuilder pattern = new StringBuilder();
    Matcher parts = PART.matcher(path);
    int from = 0;
    while (parts.find()) {
      pattern.append(Pattern.quote(path.substring(from, parts.start()))).append("([^/]+?)");
      names.add(parts.group(1));
      from = parts.end();
    }
    pattern.append(Pattern.quote(path.substring(from)));
    routes.add(new Route(method, Pattern.compile(pattern.toString()), names, handler));
    return this;
  }

  /** Starts to answer. */
  public HttpEndpoint start() {
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
    return this;
  }

  /** The port bound. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** {@code http://localhost:port}. */
  public String url() {
    return "http://localhost:" + port();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }

  private void handle(HttpExchange exchange) throws IOException {
    // No try-with-resources: closing the exchange after an IOException would still send an answer.
    Response response = answer(exchange);
    response.headers().forEach(exchange.getResponseHeaders()::set);
    boolean empty = response.body().length == 0 || exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(response.status(), empty ? -1 : response.body().length);
    if (!empty) {
      exchange.getResponseBody().write(response.body());
    }
    exchange.close();
  }

  private Response answer(HttpExchange exchange) throws IOException {
    byte[] body = readBody(exchange.getRequestBody());
    if (body.length > BODY_LIMIT) {
      return Response.text(413, "the body is too large\n");
    }
    String path = exchange.getRequestURI().getRawPath();
    String method =
        exchange.getRequestMethod().equals("HEAD") ? "GET" : exchange.getRequestMethod();
    boolean otherMethod = false;
    for (Route route : routes) {
      Matcher matcher = route.path().matcher(path);
      if (!matcher.matches()) {
        continue;
      }
      if (!route.method().equals(method)) {
        otherMethod = true;
        continue;
      }
      return answer(route, matcher, exchange, body);
    }
    return otherMethod
        ? Response.text(405, "method not allowed\n")
        : Response.text(404, "not found\n");
  }

  private static Response answer(Route route, Matcher matcher, HttpExchange exchange, byte[] body)
      throws IOException {
    Map<String, String> parts = new LinkedHashMap<>();
    for (int i = 0; i < route.names().size(); i++) {
      parts.put(
          route.names().get(i), URLDecoder.decode(matcher.group(i + 1), StandardCharsets.UTF_8));
    }
    Map<String, String> headers = new LinkedHashMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
    @Nullable String query = exchange.getRequestURI().getRawQuery();
    try {
      return route
          .handler()
          .answer(
              new Request(
                  exchange.getRequestMethod(),
                  exchange.getRequestURI().getRawPath(),
                  parts,
                  Request.decodeForm(query == null ? "" : query),
                  headers,
                  body));
    } catch (IllegalArgumentException e) {
      return Response.text(400, "not understood: " + e.getMessage() + "\n");
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "a request failed", e);
      return Response.text(500, "failed: " + e + "\n");
    }
  }

  private static byte[] readBody(InputStream in) throws IOException {
    byte[] body = in.readNBytes(BODY_LIMIT + 1);
    if (body.length > BODY_LIMIT) {
      in.skip(Long.MAX_VALUE);
    }
    return body;
  }
}
