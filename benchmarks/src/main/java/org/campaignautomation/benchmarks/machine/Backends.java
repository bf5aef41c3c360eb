package org.campaignautomation.benchmarks.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.campaignautomation.localstack.Directories;
import org.campaignautomation.localstack.FreePorts;
import org.campaignautomation.localstack.kafka.KafkaBroker;
import org.campaignautomation.localstack.kafka.StackTopics;
import org.campaignautomation.localstack.postgres.PostgresServer;

/**
 * A fresh Postgres, which keeps what it commits even if the machine dies, and a fresh broker, with
 * the tenants {@code acme} and {@code globex}.
 */
public final class Backends implements AutoCloseable {
  private static final Path LOGS = Path.of("target", "logs").toAbsolutePath();

  private final Path data;
  private final PostgresServer postgres;
  private final KafkaBroker broker;
  private final Thread whenAborted = new Thread(this::abort, "abort");

  private Backends(Path data, PostgresServer postgres, KafkaBroker broker) {
    this.data = data;
    this.postgres = postgres;
    this.broker = broker;
    Runtime.getRuntime().addShutdownHook(whenAborted);
  }

  /** Starts both. */
  public static Backends start() {
    Path data = Directories.temporary("campaigns-bench-");
    Directories.make(LOGS);
    PostgresServer postgres =
        PostgresServer.start(
            data.resolve("postgres"),
            Path.of(System.getProperty("java.io.tmpdir"), "campaigns-bench-postgres"),
            FreePorts.next(),
            LOGS.resolve("postgres.log"));
    try {
      KafkaBroker broker =
          KafkaBroker.start(
              data.resolve("kafka"), FreePorts.next(), FreePorts.next(), LOGS.resolve("kafka.log"));
      broker.createTopics(StackTopics.all(List.of("acme", "globex")));
      return new Backends(data, postgres, broker);
    } catch (RuntimeException e) {
      postgres.close();
      throw e;
    }
  }

  /** The database. */
  public PostgresServer postgres() {
    return postgres;
  }

  /** What Kafka clients connect to first. */
  public String bootstrapServers() {
    return broker.bootstrapServers();
  }

  /** Where the processes write what they say. */
  public Path logs() {
    return LOGS;
  }

  /** The database server's processes. */
  public ProcessTree database() {
    Path file = data.resolve("postgres").resolve("postmaster.pid");
    try (Stream<String> lines = Files.lines(file)) {
      return ProcessTree.of(Long.parseLong(lines.findFirst().orElse("").strip()));
    } catch (IOException e) {
      throw new UncheckedIOException("the server's process is not known", e);
    }
  }

  /** The broker's process. */
  public ProcessTree kafka() {
    return ProcessTree.of(broker.process().pid());
  }

  /**
   * Asks for one number.
   *
   * @param sql a statement with one row of one column
   */
  public long number(String sql) {
    try (Connection connection = postgres.adminConnection();
        Statement select = connection.createStatement();
        ResultSet row = select.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** Does something that has no answer. */
  public void execute(String sql) {
    try (Connection connection = postgres.adminConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** A run that is interrupted leaves nothing behind: no service, no server, no data. */
  private void abort() {
    ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
    postgres.close();
    Directories.delete(data);
  }

  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(whenAborted);
    broker.close();
    postgres.close();
    Directories.delete(data);
  }
}
