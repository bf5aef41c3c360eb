package org.campaignautomation.campaign.automation;

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

/** enrollment-service as far as this service knows it: answers what the test says. */
public final class FakeEnrollment implements QuarkusTestResourceLifecycleManager {
  /** What was asked: the path with its query, the headers that matter, and the body. */
  public record Question(
      String uri,
      @Nullable String tenantId,
      @Nullable String actor,
      @Nullable String authorization,
      String body) {}

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
    server.createContext("/", FakeEnrollment::handle);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    return Map.of(
        "quarkus.rest-client.enrollment.url",
        "http://localhost:" + server.getAddress().getPort(),
        "quarkus.rest-client.enrollment.read-timeout",
        "1000");
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
            exchange.getRequestHeaders().getFirst("X-Actor"),
            exchange.getRequestHeaders().getFirst("Authorization"),
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
    if (status == 0) {
      // Never answers: the caller's time-out must end it.
      return;
    }
    byte[] body = answer.getBytes(StandardCharsets.UTF_8);
    String type = status < 400 ? "application/json" : "application/problem+json";
    exchange.getResponseHeaders().add("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
