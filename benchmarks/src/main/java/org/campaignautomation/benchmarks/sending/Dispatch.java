package org.campaignautomation.benchmarks.sending;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.campaignautomation.benchmarks.machine.Backends;
import org.campaignautomation.benchmarks.machine.Pod;
import org.campaignautomation.benchmarks.machine.Waiting;
import org.campaignautomation.localstack.FreePorts;
import org.campaignautomation.localstack.oidc.TokenIssuer;
import org.campaignautomation.localstack.service.ServiceEnvironment;

/** dispatch-service with its database and its broker, and nobody before it. */
final class Dispatch implements AutoCloseable {
  private static final String MODULE = "dispatch-service";

  private final Backends backends = Backends.start();
  private final TokenIssuer tokens = TokenIssuer.start();
  private final EventFeed feed = new EventFeed(backends.bootstrapServers());
  private final Pod.Start start;

  /**
   * Starts the database and the broker.
   *
   * @param settings what the benchmark sets besides
   */
  Dispatch(int smtpPort, String twilioUrl, Map<String, String> settings) {
    int port = FreePorts.next();
    Map<String, String> environment =
        new HashMap<>(
            new ServiceEnvironment(
                    backends.postgres().jdbcUrl(),
                    backends.bootstrapServers(),
                    tokens.issuer(),
                    "http://localhost:1",
                    "http://localhost:" + port,
                    smtpPort,
                    twilioUrl,
                    "http://localhost:1")
                .dispatch());
    environment.putAll(settings);
    start = new Pod.Start(MODULE, MODULE, port, environment, options(), backends.logs());
  }

  /**
   * For a look into the service: {@code
   * -Dbench.dispatch-service.options=-XX:StartFlightRecording=…}.
   */
  private static List<String> options() {
    String options = System.getProperty("bench.dispatch-service.options", "");
    return options.isBlank() ? List.of() : List.of(options.split(" ", -1));
  }

  /** Starts one of its processes and waits until it is ready. */
  Pod pod(String name) {
    Pod pod = Pod.start(start.named(name));
    pod.awaitReady();
    return pod;
  }

  /** Starts one of its processes and does not wait. */
  Pod comingPod(String name) {
    return Pod.start(start.named(name));
  }

  Backends backends() {
    return backends;
  }

  EventFeed feed() {
    return feed;
  }

  Path logs() {
    return backends.logs();
  }

  /** How many hand-overs the ledger knows to have been taken. */
  int accepted() {
    return (int)
        backends.number("select count(*) from dispatch.deliveries where state = 'accepted'");
  }

  /** Whether a row of the ledger has no end yet, or an answer is not told yet. */
  private boolean isOpen() {
    return backends.number(
            "select (exists (select from dispatch.deliveries where state = 'sending')"
                + " or exists (select from dispatch.outbox))::int")
        != 0;
  }

  /** Waits until the ledger has as many taken, and all answers are told. */
  void awaitRecorded(int taken, Duration limit) {
    Waiting.until("all is recorded", limit, () -> !isOpen() && accepted() >= taken);
  }

  /** What the database and the broker have taken of the processors, in seconds. */
  double backendSeconds() {
    return backends.database().cpuSeconds() + backends.kafka().cpuSeconds();
  }

  @Override
  public void close() {
    feed.close();
    tokens.close();
    backends.close();
  }
}
