package org.campaignautomation.benchmarks.whole;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.campaignautomation.benchmarks.machine.Backends;
import org.campaignautomation.benchmarks.machine.Pod;
import org.campaignautomation.benchmarks.machine.Waiting;
import org.campaignautomation.benchmarks.sink.MailSink;
import org.campaignautomation.benchmarks.sink.TextSink;
import org.campaignautomation.localstack.FreePorts;
import org.campaignautomation.localstack.oidc.TokenIssuer;
import org.campaignautomation.localstack.service.ServiceEnvironment;

/** One process of each service, with what they need and sinks that take everything at once. */
final class Product implements AutoCloseable {
  static final String CAMPAIGN = "campaign-service";
  static final String ENROLLMENT = "enrollment-service";
  static final String DISPATCH = "dispatch-service";

  /** The services' modules. */
  static final List<String> MODULES = List.of(ENROLLMENT, DISPATCH, CAMPAIGN);

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration CALL_LIMIT = Duration.ofSeconds(30);

  private final Backends backends = Backends.start();
  private final TokenIssuer tokens = TokenIssuer.start();
  private final MailSink mails = MailSink.start();
  private final TextSink texts = TextSink.start(Duration.ZERO, 0);
  private final Map<String, Pod.Start> starts = new LinkedHashMap<>();
  private final Map<String, Pod> pods = new LinkedHashMap<>();
  private final HttpClient http = HttpClient.newHttpClient();
  private final Crm acme = new Crm(backends.bootstrapServers(), "acme");
  private final Crm globex = new Crm(backends.bootstrapServers(), "globex");

  private Product() {
    int enrollmentPort = FreePorts.next();
    int dispatchPort = FreePorts.next();
    ServiceEnvironment environment =
        new ServiceEnvironment(
            backends.postgres().jdbcUrl(),
            backends.bootstrapServers(),
            tokens.issuer(),
            "http://localhost:" + enrollmentPort,
            "http://localhost:" + dispatchPort,
            mails.port(),
            texts.baseUrl(),
            "http://localhost:1");
    add(ENROLLMENT, enrollmentPort, environment.enrollment());
    add(DISPATCH, dispatchPort, environment.dispatch());
    add(CAMPAIGN, FreePorts.next(), environment.campaign());
  }

  private void add(String module, int port, Map<String, String> environment) {
    String options = System.getProperty("bench." + module + ".options", "");
    starts.put(
        module,
        new Pod.Start(
            module,
            module,
            port,
            new HashMap<>(environment),
            options.isBlank() ? List.of() : List.of(options.split(" ", -1)),
            backends.logs()));
  }

  /** Starts everything and waits until it is ready. */
  static Product start() {
    Product product = new Product();
    try {
      product.starts.forEach((module, start) -> product.pods.put(module, Pod.start(start)));
      product.pods.values().forEach(Pod::awaitReady);
      return product;
    } catch (RuntimeException e) {
      product.close();
      throw e;
    }
  }

  Backends backends() {
    return backends;
  }

  MailSink mails() {
    return mails;
  }

  TextSink texts() {
    return texts;
  }

  /** The CRM of the tenant {@code acme}. */
  Crm acme() {
    return acme;
  }

  /** The CRM of the tenant {@code globex}. */
  Crm globex() {
    return globex;
  }

  /** The services' processes by their modules. */
  Map<String, Pod> pods() {
    return pods;
  }

  /** By what a service was started. */
  Pod.Start startOf(String module) {
    return Objects.requireNonNull(starts.get(module), module);
  }

  /** What all services, the database and the broker have taken of the processors, in seconds. */
  double cpuSeconds() {
    return pods.values().stream().mapToDouble(pod -> pod.tree().cpuSeconds()).sum()
        + backends.database().cpuSeconds()
        + backends.kafka().cpuSeconds();
  }

  /** How many jobs have come to their end as they should. */
  int completed() {
    return (int)
        backends.number(
            "select count(*) from enrollment.automation_jobs where status = 'completed'");
  }

  /** Waits until as many jobs are completed. */
  void awaitCompleted(int jobs, Duration limit) {
    Waiting.until(jobs + " jobs are completed", limit, () -> completed() >= jobs);
  }

  /**
   * Makes a campaign of a tenant and activates it.
   *
   * @param steps a JSON array, as the API takes it
   * @return its id
   */
  String activate(String tenant, String name, String steps) {
    String created =
        post(
            tenant,
            "/api/campaigns",
            """
            {"name": "%s", "trigger": {"type": "new_client"}, "lookBackDays": 0, "steps": %s}
            """
                .formatted(name, steps));
    try {
      String id = JSON.readTree(created).path("id").asText();
      post(tenant, "/api/campaigns/" + id + "/activate", "{}");
      return id;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the answer is no JSON: " + created, e);
    }
  }

  /** Ends a campaign, so that it takes in nobody more. */
  void archive(String tenant, String id) {
    post(tenant, "/api/campaigns/" + id + "/archive", "{}");
  }

  private String post(String tenant, String path, String json) {
    HttpRequest request =
        HttpRequest.newBuilder(Objects.requireNonNull(pods.get(CAMPAIGN)).uri().resolve(path))
            .timeout(CALL_LIMIT)
            .header("Authorization", "Bearer " + tokens.token("owner", tenant, "admin"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build();
    try {
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() / 100 != 2) {
        throw new IllegalStateException(
            path + ": " + response.statusCode() + " " + response.body());
      }
      return response.body();
    } catch (IOException e) {
      throw new UncheckedIOException(path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    acme.close();
    globex.close();
    pods.values().forEach(Pod::close);
    http.close();
    mails.close();
    texts.close();
    tokens.close();
    backends.close();
  }
}
