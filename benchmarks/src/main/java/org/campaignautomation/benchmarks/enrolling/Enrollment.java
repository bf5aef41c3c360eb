package org.campaignautomation.benchmarks.enrolling;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.campaignautomation.benchmarks.machine.Backends;
import org.campaignautomation.benchmarks.machine.Pod;
import org.campaignautomation.benchmarks.machine.Waiting;
import org.campaignautomation.benchmarks.sending.EventFeed;
import org.campaignautomation.localstack.FreePorts;
import org.campaignautomation.localstack.oidc.TokenIssuer;
import org.campaignautomation.localstack.service.ServiceEnvironment;

/** A database and a broker of enrollment-service's own, with its schema and its campaigns. */
final class Enrollment implements AutoCloseable {
  /** The service as it is. */
  static final String SERVICE = "enrollment-service";

  /** The service with answers from within. */
  static final String HOT_PATH = "benchmarks/hot-path";

  private static final Duration TAKEN_IN = Duration.ofMinutes(1);

  private final Backends backends = Backends.start();
  private final Connection looks = looks(backends);
  private final TokenIssuer tokens = TokenIssuer.start();
  private final EventFeed feed = new EventFeed(backends.bootstrapServers());
  private final List<Campaigns> campaigns = Campaigns.all();

  /** Starts the servers, and the service once, to make its tables and take in the campaigns. */
  static Enrollment start() {
    Enrollment enrollment = new Enrollment();
    try {
      enrollment.campaigns.forEach(each -> enrollment.feed.send(each.defined()));
      enrollment.feed.flush();
      try (Pod pod = enrollment.pod(SERVICE, "tables", Map.of("ENROLLMENT_DUE_ENABLED", "false"))) {
        Waiting.until(
            pod.name() + " has taken in the campaigns",
            TAKEN_IN,
            () -> enrollment.number("select count(*) from enrollment.campaigns") == 3);
      }
      return enrollment;
    } catch (RuntimeException e) {
      enrollment.close();
      throw e;
    }
  }

  /** Starts a process and waits until it is ready. */
  Pod pod(String module, String name, Map<String, String> settings) {
    Pod pod = comingPod(module, name, settings);
    pod.awaitReady();
    return pod;
  }

  /** Starts a process and does not wait. */
  Pod comingPod(String module, String name, Map<String, String> settings) {
    int port = FreePorts.next();
    Map<String, String> environment =
        new HashMap<>(
            new ServiceEnvironment(
                    backends.postgres().jdbcUrl(),
                    backends.bootstrapServers(),
                    tokens.issuer(),
                    "http://localhost:" + port,
                    "http://localhost:1",
                    1,
                    "http://localhost:1",
                    "http://localhost:1")
                .enrollment());
    environment.putAll(settings);
    return Pod.start(new Pod.Start(module, name, port, environment, options(), backends.logs()));
  }

  /** As for dispatch-service: {@code -Dbench.enrollment-service.options=…}. */
  private static List<String> options() {
    String options = System.getProperty("bench.enrollment-service.options", "");
    return options.isBlank() ? List.of() : List.of(options.split(" ", -1));
  }

  Backends backends() {
    return backends;
  }

  EventFeed feed() {
    return feed;
  }

  List<Campaigns> campaigns() {
    return campaigns;
  }

  /**
   * Asks for one number on a connection that is kept: a new one for each look would be felt.
   *
   * @param sql a statement with one row of one column
   */
  long number(String sql) {
    try (Statement select = looks.createStatement();
        ResultSet row = select.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** Does something that has no answer. */
  void execute(String sql) {
    try (Statement statement = looks.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  private static Connection looks(Backends backends) {
    try {
      return backends.postgres().adminConnection();
    } catch (SQLException e) {
      backends.close();
      throw new IllegalStateException("the database is not there", e);
    }
  }

  /** Empties what turns fill; the campaigns stay. No process may run. */
  void empty() {
    execute(
        "truncate enrollment.automation_jobs, enrollment.enrollments, enrollment.contacts,"
            + " enrollment.tallies, enrollment.ended_tallies, enrollment.outbox, enrollment.inbox");
  }

  /** So that no turn pays for what was written before it. */
  void settle() {
    execute("vacuum analyze");
    execute("checkpoint");
  }

  @Override
  public void close() {
    feed.close();
    try {
      looks.close();
    } catch (SQLException e) {
      throw new IllegalStateException("a connection cannot be closed", e);
    }
    tokens.close();
    backends.close();
  }
}
