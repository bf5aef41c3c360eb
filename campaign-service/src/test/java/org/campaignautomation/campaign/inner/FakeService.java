package org.campaignautomation.campaign.inner;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Another service as far as this one knows it: answers what the test says, path by path. */
public final class FakeService {
  /** What was asked: the path with its query, the body, and the headers that matter. */
  public record Question(
      String method,
      String uri,
      String body,
      @Nullable String tenantId,
      @Nullable String actor,
      @Nullable String authorization) {}

  /** What is answered; status 0 for never. */
  public record Reply(int status, String json) {}

  private record Rule(String part, Function<Question, Reply> reply) {}

  private final List<Question> questions = new CopyOnWriteArrayList<>();
  private volatile List<Rule> rules = List.of();
  private volatile Reply otherwise = new Reply(200, "{}");
  private @Nullable HttpServer server;

  /** Starts; answers where. */
  public String start() {
    try {
      HttpServer started =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      started.createContext("/", this::handle);
      started.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      started.start();
      server = started;
      return "http://localhost:" + started.getAddress().getPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends. */
  public void stop() {
    if (server != null) {
      server.stop(0);
    }
  }

  /** What it answers to everything from now on. */
  public void answers(int status, String json) {
    rules = List.of();
    otherwise = new Reply(status, json);
    questions.clear();
  }

  /** What it answers from now on where the path holds this; the latest rule is asked first. */
  public void answers(String part, int status, String json) {
    answers(part, question -> new Reply(status, json));
  }

  /** The same, by what is asked. */
  public void answers(String part, Function<Question, Reply> reply) {
    List<Rule> more = new ArrayList<>();
    more.add(new Rule(part, reply));
    more.addAll(rules);
    rules = List.copyOf(more);
  }

  /** What it was asked since it was told what to answer to everything. */
  public List<Question> questions() {
    return List.copyOf(questions);
  }

  /** Those of them where the path holds this. */
  public List<Question> questions(String part) {
    return questions.stream().filter(question -> question.uri().contains(part)).toList();
  }

  private void handle(HttpExchange exchange) throws IOException {
    var headers = exchange.getRequestHeaders();
    Question question =
        new Question(
            exchange.getRequestMethod(),
            exchange.getRequestURI().toString(),
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
            headers.getFirst("X-Tenant-Id"),
            headers.getFirst("X-Actor"),
            headers.getFirst("Authorization"));
    questions.add(question);
    Reply reply =
        rules.stream()
            .filter(rule -> question.uri().contains(rule.part()))
            .findFirst()
            .map(rule -> rule.reply().apply(question))
            .orElse(otherwise);
    if (reply.status() == 0) {
      // Never answers: the caller's time-out must end it.
      return;
    }
    byte[] body = reply.json().getBytes(StandardCharsets.UTF_8);
    String type = reply.status() < 400 ? "application/json" : "application/problem+json";
    exchange.getResponseHeaders().add("Content-Type", type);
    exchange.sendResponseHeaders(reply.status(), body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
