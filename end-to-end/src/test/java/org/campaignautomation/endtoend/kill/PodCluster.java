package org.campaignautomation.endtoend.kill;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.campaignautomation.endtoend.installation.ServiceProcess;
import org.campaignautomation.localstack.Directories;
import org.campaignautomation.localstack.FreePorts;
import org.campaignautomation.localstack.kafka.KafkaBroker;
import org.campaignautomation.localstack.kafka.StackTopics;
import org.campaignautomation.localstack.oidc.TokenIssuer;
import org.campaignautomation.localstack.postgres.PostgresServer;

/** Some processes of enrollment-service on one database and one broker. */
final class PodCluster implements AutoCloseable {
  private static final String SERVICE = "enrollment-service";
  private static final Path LOGS = Path.of("target", "kill");

  /** So that what a killed process held is free again soon. */
  private static final Map<String, String> IMPATIENT =
      Map.of(
          "ENROLLMENT_DUE_LEASE", "2s",
          "ENROLLMENT_DUE_ANSWER_WITHIN", "10s",
          "ENROLLMENT_RETRY_PROVIDER_BACKOFF", "100ms",
          "MP_MESSAGING_CONNECTOR_SMALLRYE_KAFKA_SESSION_TIMEOUT_MS", "6000");

  private final Deque<AutoCloseable> opened = new ArrayDeque<>();
  private final List<ServiceProcess> pods = new ArrayList<>();
  private final PostgresServer postgres;
  private final KafkaBroker broker;

  PodCluster(int size) {
    ServiceProcess.requirePackaged(SERVICE);
    Directories.delete(LOGS);
    Directories.make(LOGS);
    Path data = Directories.temporary("campaigns-kill-");
    opened.push(() -> Directories.delete(data));
    try {
      postgres = opened(PostgresServer.startForTests(data, FreePorts.next()));
      broker =
          opened(
              KafkaBroker.start(
                  data.resolve("kafka"),
                  FreePorts.next(),
                  FreePorts.next(),
                  LOGS.resolve("kafka.log")));
      broker.createTopics(StackTopics.all(List.of("acme")));
      Map<String, String> environment = environment(opened(TokenIssuer.start()));
      for (int pod = 1; pod <= size; pod++) {
        pods.add(
            opened(
                new ServiceProcess(
                    SERVICE, SERVICE + "-" + pod, FreePorts.next(), environment, LOGS)));
      }
      // One after the other, as the first makes the tables.
      for (ServiceProcess pod : pods) {
        pod.start();
        pod.awaitReady();
      }
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  String bootstrapServers() {
    return broker.bootstrapServers();
  }

  /** Kills a process and waits until one in its place is ready. */
  void killAndReplace(int pod) {
    pods.get(pod).kill();
    pods.get(pod).start();
    pods.get(pod).awaitReady();
  }

  long enrolments() {
    return query("select count(*) from enrollment.enrollments", row -> row.getLong(1)).getFirst();
  }

  Map<String, Long> jobsByStatus() {
    Map<String, Long> counts = new TreeMap<>();
    query(
            "select status, count(*) from enrollment.automation_jobs group by status",
            row -> Map.entry(row.getString(1), row.getLong(2)))
        .forEach(count -> counts.put(count.getKey(), count.getValue()));
    return counts;
  }

  /** The attempt of each completed job. */
  Map<UUID, Integer> completed() {
    Map<UUID, Integer> attempts = new HashMap<>();
    query(
            "select id, attempt from enrollment.automation_jobs where status = 'completed'",
            row -> Map.entry(row.getObject(1, UUID.class), row.getInt(2)))
        .forEach(job -> attempts.put(job.getKey(), job.getValue()));
    return attempts;
  }

  @Override
  public void close() {
    while (!opened.isEmpty()) {
      try {
        opened.pop().close();
      } catch (Exception e) {
        throw new IllegalStateException("a part of the cluster cannot be closed", e);
      }
    }
  }

  private Map<String, String> environment(TokenIssuer issuer) {
    Map<String, String> environment = new HashMap<>(IMPATIENT);
    environment.put("QUARKUS_DATASOURCE_JDBC_URL", postgres.jdbcUrl());
    environment.put("QUARKUS_DATASOURCE_USERNAME", "enrollment");
    environment.put("QUARKUS_DATASOURCE_PASSWORD", "enrollment");
    environment.put("KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers());
    environment.put("QUARKUS_OIDC_AUTH_SERVER_URL", issuer.issuer());
    return environment;
  }

  private <T extends AutoCloseable> T opened(T part) {
    opened.push(part);
    return part;
  }

  private <T> List<T> query(String sql, Reader<T> reader) {
    try (Connection connection = postgres.adminConnection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      List<T> rows = new ArrayList<>();
      while (result.next()) {
        rows.add(reader.read(result));
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }
}
