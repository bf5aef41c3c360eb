package org.campaignautomation.localstack.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * A Postgres server with the database {@code campaigns}. The binaries are unpacked once per
 * machine, the data lies in the given directory and is kept when there already is some.
 */
public final class PostgresServer implements AutoCloseable {
  private static final String DATABASE = "campaigns";
  private static final String SUPERUSER = "postgres";
  private static final Duration START_LIMIT = Duration.ofMinutes(2);

  private final EmbeddedPostgres server;
  private final Path data;

  private PostgresServer(EmbeddedPostgres server, Path data) {
    this.server = server;
    this.data = data;
  }

  /**
   * Starts a server that keeps what it commits, also over a crash.
   *
   * @param data the data directory; made and filled if it is empty
   * @param binaries where the server's binaries are unpacked
   * @param port the port to listen on
   * @param log the file for the server's log
   * @throws UncheckedIOException if it does not start; the log says why
   */
  public static PostgresServer start(Path data, Path binaries, int port, Path log) {
    return start(builder(data, port, log).setOverrideWorkingDirectory(binaries.toFile()), data);
  }

  /**
   * Starts a server for one test run, which trades durability for speed: what it has committed
   * survives the server's end, {@link #kill} included, but not the machine's.
   */
  public static PostgresServer startForTests(Path directory, int port) {
    Path data = directory.resolve("postgres");
    return start(
        builder(data, port, directory.resolve("postgres.log"))
            .setServerConfig("fsync", "off")
            .setServerConfig("full_page_writes", "off"),
        data);
  }

  private static EmbeddedPostgres.Builder builder(Path data, int port, Path log) {
    File logFile = log.toFile();
    return EmbeddedPostgres.builder()
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        .setRegisterShutdownHook(false)
        .setPort(port)
        .setPGStartupWait(START_LIMIT)
        .setDataDirectoryCustomizer(PostgresServer::requirePasswords)
        .setServerConfig("listen_addresses", "localhost")
        // The builder switches both off; a commit must mean what it means in production.
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("max_connections", "200")
        .setServerConfig("shared_buffers", "128MB")
        .setLocaleConfig("locale", "C.UTF-8")
        .setLocaleConfig("encoding", "UTF8")
        .setErrorRedirector(ProcessBuilder.Redirect.appendTo(logFile))
        .setOutputRedirector(ProcessBuilder.Redirect.appendTo(logFile));
  }

  private static PostgresServer start(EmbeddedPostgres.Builder builder, Path data) {
    try {
      PostgresServer server = new PostgresServer(builder.start(), data);
      server.prepare();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException("Postgres does not start: " + e.getMessage(), e);
    }
  }

  /** The URL that services connect to. */
  public String jdbcUrl() {
    return "jdbc:postgresql://localhost:" + server.getPort() + "/" + DATABASE;
  }

  /** The port the server listens on. */
  public int port() {
    return server.getPort();
  }

  /**
   * A connection of the superuser, who alone sees all schemas.
   *
   * @throws SQLException if the server is gone
   */
  public Connection adminConnection() throws SQLException {
    return DriverManager.getConnection(jdbcUrl(), SUPERUSER, SUPERUSER);
  }

  /**
   * Ends the server with all its processes at once, as a crash would; another may then be started
   * on its directory.
   */
  public void kill() {
    List<ProcessHandle> all =
        ProcessHandle.of(postmaster())
            .map(server -> Stream.concat(Stream.of(server), server.descendants()).toList())
            .orElse(List.of());
    all.forEach(ProcessHandle::destroyForcibly);
    CompletableFuture.allOf(
            all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
        .join();
    // Nothing is left to stop, but the library's lock on the directory is to be released.
    close();
  }

  private long postmaster() {
    try (Stream<String> lines = Files.lines(data.resolve("postmaster.pid"))) {
      return Long.parseLong(lines.findFirst().orElse("").strip());
    } catch (IOException e) {
      throw new UncheckedIOException("the server's process is not known", e);
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException("Postgres does not stop", e);
    }
  }

  /** Makes the database and the roles, unless an earlier start did. */
  private void prepare() {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      if (exists(statement, "SELECT 1 FROM pg_database WHERE datname = '" + DATABASE + "'")) {
        return;
      }
      statement.execute("CREATE DATABASE " + DATABASE);
    } catch (SQLException e) {
      throw new IllegalStateException("the database cannot be made: " + e.getMessage(), e);
    }
    try (Connection connection = adminConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(roles());
    } catch (SQLException e) {
      throw new IllegalStateException("the roles cannot be made: " + e.getMessage(), e);
    }
  }

  /**
   * The builder trusts every role; only the superuser, who comes from this machine, may stay so.
   */
  private static void requirePasswords(File data) {
    try {
      Files.writeString(
          data.toPath().resolve("pg_hba.conf"),
          """
          local all postgres           trust
          host  all postgres localhost trust
          host  all all      localhost scram-sha-256
          """);
    } catch (IOException e) {
      throw new UncheckedIOException("pg_hba.conf cannot be written", e);
    }
  }

  private static boolean exists(Statement statement, String query) throws SQLException {
    try (ResultSet rows = statement.executeQuery(query)) {
      return rows.next();
    }
  }

  private static String roles() {
    try (InputStream in = PostgresServer.class.getResourceAsStream("/postgres/roles.sql")) {
      if (in == null) {
        throw new IllegalStateException("postgres/roles.sql is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
