package org.campaignautomation.endtoend.installation;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/**
 * Takes what services export over OTLP (HTTP, protobuf). Ids are 16 raw bytes there and names plain
 * text, so that who exported a trace is found without decoding.
 */
public final class TraceCollector implements AutoCloseable {
  private final HttpServer server;
  private final List<String> exports = new CopyOnWriteArrayList<>();

  private TraceCollector(HttpServer server) {
    this.server = server;
  }

  static TraceCollector start() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      TraceCollector collector = new TraceCollector(server);
      server.createContext("/v1/traces", collector::take);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.start();
      return collector;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String url() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  /** Whether a service exported a span of this name in this trace. */
  public boolean has(String service, String traceId, String span) {
    StringBuilder id = new StringBuilder();
    for (int i = 0; i < traceId.length(); i += 2) {
      id.append((char) Integer.parseInt(traceId.substring(i, i + 2), 16));
    }
    return exports.stream()
        .anyMatch(body -> body.contains(id) && body.contains(service) && body.contains(span));
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      // One character per byte, so that text and raw ids are both found.
      exports.add(
          new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
      exchange.sendResponseHeaders(200, -1);
    }
  }
}
