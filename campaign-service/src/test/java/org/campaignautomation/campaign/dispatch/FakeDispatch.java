package org.campaignautomation.campaign.dispatch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** dispatch-service as far as this service knows it: answers what the test says. */
public final class FakeDispatch implements QuarkusTestResourceLifecycleManager {
  /** What was asked. */
  public record Question(String uri, @Nullable String tenantId, String body) {}

  private static final List<Question> QUESTIONS = new CopyOnWriteArrayList<>();
  private static volatile int status = 200;
  private static volatile String answer = "{}";

  private @Nullable HttpServer server;

  /** What it answers from now on. */
  public static void answers(int newStatus, String json) {
    status = newStatus;
    answer = json;
    QUESTIONS.clear();
  }

  /** What it was asked since it was told what to answer. */
  public static List<Question> questions() {
    return List.copyOf(QUESTIONS);
  }

  @Override
  public Map<String, String> start() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", FakeDispatch::handle);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    return Map.of(
        "quarkus.rest-client.dispatch.url", "http://localhost:" + server.getAddress().getPort());
  }

  @Override
  public void stop() {
    if (server != null) {
      server.stop(0);
    }
  }

  private static void handle(HttpExchange exchange) throws IOException {
    QUESTIONS.add(
        new Question(
            exchange.getRequestURI().toString(),
            exchange.getRequestHeaders().getFirst("X-Tenant-Id"),
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
    byte[] body = answer.getBytes(StandardCharsets.UTF_8);
    String type = status < 400 ? "application/json" : "application/problem+json";
    exchange.getResponseHeaders().add("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
