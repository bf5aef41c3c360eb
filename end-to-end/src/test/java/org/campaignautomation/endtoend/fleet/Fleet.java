package org.campaignautomation.endtoend.fleet;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.campaignautomation.endtoend.installation.Api;
import org.campaignautomation.endtoend.installation.Crm;
import org.campaignautomation.endtoend.installation.LogPrivacy;
import org.campaignautomation.endtoend.installation.ServiceProcess;
import org.campaignautomation.localstack.Directories;
import org.campaignautomation.localstack.FreePorts;
import org.campaignautomation.localstack.kafka.KafkaBroker;
import org.campaignautomation.localstack.kafka.StackTopics;
import org.campaignautomation.localstack.oidc.TokenIssuer;
import org.campaignautomation.localstack.postgres.PostgresServer;
import org.campaignautomation.localstack.service.ServiceEnvironment;

/**
 * Four processes of dispatch-service and two of each other service, with a rate for both channels,
 * beside real Postgres and Kafka and sinks that note when each message came.
 */
final class Fleet implements AutoCloseable {
  /** E-mails, and segments of SMS, per second. */
  static final int RATE = Integer.getInteger("fleet.rate", 200);

  /** So that messages are on the wire whenever something is done to their sender. */
  private static final Duration ANSWER_TIME = Duration.ofMillis(30);

  private static final Path LOGS = Path.of("target", "fleet");

  private static final Map<String, String> LIMITED =
      Map.of(
          "DISPATCH_THROTTLE_EMAIL_PER_SECOND", Integer.toString(RATE),
          "DISPATCH_THROTTLE_SMS_SEGMENTS_PER_SECOND", Integer.toString(RATE),
          // A provider's 500 leaves a doubt; it is cleared up soon, and what was not taken goes
          // out.
          "DISPATCH_RECONCILIATION_SMS", "resend",
          "DISPATCH_RECONCILIATION_ASK_AFTER", "3s",
          "DISPATCH_RECONCILIATION_ASK_AGAIN_AFTER", "3s",
          "DISPATCH_RECONCILIATION_ABSENT_AFTER", "15s",
          "DISPATCH_RECONCILIATION_INTERVAL", "2s");

  /** A service and how many processes it has. */
  enum Service {
    ENROLLMENT("enrollment-service", 2),
    DISPATCH("dispatch-service", 4),
    CAMPAIGN("campaign-service", 2);

    private final String module;
    private final int pods;

    Service(String module, int pods) {
      this.module = module;
      this.pods = pods;
    }

    /** Its module, which is also its consumer group. */
    String module() {
      return module;
    }
  }

  private final Deque<AutoCloseable> opened = new ArrayDeque<>();
  private final Map<Service, List<ServiceProcess>> pods = new EnumMap<>(Service.class);
  private final Duration longestPause;
  private final PostgresServer postgres;
  private final KafkaBroker broker;
  private final TokenIssuer tokens;
  private final TimedRelay relay;
  private final TextSink texts;
  private final Crm crm;

  private Fleet(Duration longestPause) {
    this.longestPause = longestPause;
    Path data = Directories.temporary("campaigns-fleet-");
    opened.push(() -> Directories.delete(data));
    CompletableFuture<KafkaBroker> kafka = CompletableFuture.supplyAsync(() -> newBroker(data));
    try {
      postgres = opened(PostgresServer.startForTests(data, FreePorts.next()));
      tokens = opened(TokenIssuer.start());
      relay = opened(TimedRelay.start(ANSWER_TIME));
      texts = opened(TextSink.start(ANSWER_TIME));
      broker = opened(kafka.join());
      broker.createTopics(StackTopics.all(List.of("acme", "globex")));
      crm = opened(new Crm(broker.bootstrapServers(), "acme"));
      startServices();
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  /**
   * Starts everything and waits until all processes are ready.
   *
   * @param outage how long a provider will be away: in a short time it is looked for more often
   */
  static Fleet start(Duration outage) {
    for (Service service : Service.values()) {
      ServiceProcess.requirePackaged(service.module());
    }
    Directories.delete(LOGS);
    Directories.make(LOGS);
    return new Fleet(
        outage.compareTo(Duration.ofMinutes(2)) < 0
            ? Duration.ofSeconds(5)
            : Duration.ofSeconds(30));
  }

  private void startServices() {
    int enrollmentPort = FreePorts.next();
    int dispatchPort = FreePorts.next();
    ServiceEnvironment environment =
        new ServiceEnvironment(
            postgres.jdbcUrl(),
            broker.bootstrapServers(),
            tokens.issuer(),
            "http://localhost:" + enrollmentPort,
            "http://localhost:" + dispatchPort,
            relay.port(),
            texts.baseUrl(),
            "http://localhost:1");
    add(Service.ENROLLMENT, enrollmentPort, environment.enrollment(), Map.of());
    Map<String, String> limited = new HashMap<>(LIMITED);
    limited.put("DISPATCH_THROTTLE_LONGEST_PAUSE", longestPause.toSeconds() + "s");
    add(Service.DISPATCH, dispatchPort, environment.dispatch(), limited);
    add(Service.CAMPAIGN, FreePorts.next(), environment.campaign(), Map.of());
    // The first of each makes its tables, all others find them.
    startAll(pods.values().stream().map(List::getFirst).toList());
    startAll(pods.values().stream().flatMap(each -> each.stream().skip(1)).toList());
  }

  private static void startAll(List<ServiceProcess> processes) {
    processes.forEach(ServiceProcess::start);
    processes.forEach(ServiceProcess::awaitReady);
  }

  private void add(
      Service service, int firstPort, Map<String, String> needed, Map<String, String> more) {
    Map<String, String> environment = new HashMap<>(needed);
    environment.putAll(more);
    List<ServiceProcess> processes = new ArrayList<>();
    for (int pod = 1; pod <= service.pods; pod++) {
      int port = pod == 1 ? firstPort : FreePorts.next();
      String name = service.module + "-" + pod;
      processes.add(opened(new ServiceProcess(service.module, name, port, environment, LOGS)));
    }
    pods.put(service, List.copyOf(processes));
  }

  /** The processes of a service. */
  List<ServiceProcess> pods(Service service) {
    return Optional.ofNullable(pods.get(service)).orElseThrow();
  }

  /** Calls of one process, by somebody who may do everything in the tenant {@code acme}. */
  Api api(ServiceProcess campaignService) {
    return Api.anonymous(campaignService.uri()).bearing(tokens.token("owner", "acme", "admin"));
  }

  /** The same calls of the first process of campaign-service. */
  Api api() {
    return api(pods(Service.CAMPAIGN).getFirst());
  }

  String bootstrapServers() {
    return broker.bootstrapServers();
  }

  /** The longest time between two looks whether a provider is back. */
  Duration longestPause() {
    return longestPause;
  }

  PostgresServer postgres() {
    return postgres;
  }

  TimedRelay relay() {
    return relay;
  }

  TextSink texts() {
    return texts;
  }

  Crm crm() {
    return crm;
  }

  /** What the logs of all processes say that they must not. */
  List<String> leaks() {
    return processes()
        .flatMap(each -> LogPrivacy.leaks(each.name(), each.logLines()).stream())
        .toList();
  }

  /** All processes. */
  Stream<ServiceProcess> processes() {
    return pods.values().stream().flatMap(List::stream);
  }

  @Override
  public void close() {
    List<Exception> troubles = new ArrayList<>();
    while (!opened.isEmpty()) {
      try {
        opened.pop().close();
      } catch (Exception e) {
        troubles.add(e);
      }
    }
    if (!troubles.isEmpty()) {
      throw new IllegalStateException("a part cannot be closed", troubles.getFirst());
    }
  }

  private <T extends AutoCloseable> T opened(T part) {
    opened.push(part);
    return part;
  }

  private static KafkaBroker newBroker(Path data) {
    return KafkaBroker.start(
        data.resolve("kafka"), FreePorts.next(), FreePorts.next(), LOGS.resolve("kafka.log"));
  }
}
